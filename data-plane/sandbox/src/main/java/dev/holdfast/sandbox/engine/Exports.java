package dev.holdfast.sandbox.engine;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.holdfast.link.message.SandboxMessage.ExportedName;
import dev.holdfast.sandbox.border.BrokenIsolateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the runtime layer's report of a version's exports. */
final class Exports {
    private Exports() {}

    static List<ExportedName> parse(String json) {
        try {
            List<ExportedName> exports = new ArrayList<>();
            for (Object item : (List<?>) JSON.std.mapFrom(json).get("exports")) {
                exports.add(export((Map<?, ?>) item));
            }
            return exports;
        } catch (IOException | RuntimeException e) {
            throw new BrokenIsolateException("the report of exports cannot be read", e);
        }
    }

    private static ExportedName export(Map<?, ?> fields) {
        List<String> handlers = new ArrayList<>();
        for (Object handler : (List<?>) fields.get("handlers")) {
            handlers.add(String.valueOf(handler));
        }
        ExportedName.Kind kind = ExportedName.Kind.valueOf(String.valueOf(fields.get("kind")));
        return new ExportedName(String.valueOf(fields.get("name")), kind, handlers);
    }
}
