package dev.holdfast.sandbox.validate;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.SandboxMessage.ExportedName;
import dev.holdfast.link.message.SandboxMessage.VersionFailed;
import dev.holdfast.link.message.SandboxMessage.VersionStarted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer of a validation, as one line of JSON. */
public final class Validation {
    private Validation() {}

    /** The line for what an isolate host reports of its start. */
    public static String line(LinkMessage report) {
        return switch (report) {
            case VersionStarted started -> started(started);
            case VersionFailed failed -> failed(failed.failure());
            default -> throw new IllegalArgumentException("no report of a start: " + report);
        };
    }

    /** The line for a failure. */
    public static String failed(Failure failure) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", failure.name());
        details.put("message", failure.message());
        details.put("stack", failure.stack());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ok", false);
        fields.put("failure", details);
        return json(fields);
    }

    private static String started(VersionStarted started) {
        List<Map<String, Object>> exports =
                started.exports().stream().map(Validation::export).toList();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ok", true);
        fields.put("startupMillis", started.startupMillis());
        fields.put("exports", exports);
        return json(fields);
    }

    private static Map<String, Object> export(ExportedName export) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", export.name());
        fields.put("kind", export.kind().name());
        fields.put("handlers", export.handlers());
        return fields;
    }

    private static String json(Map<String, Object> fields) {
        try {
            return JSON.std.asString(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
