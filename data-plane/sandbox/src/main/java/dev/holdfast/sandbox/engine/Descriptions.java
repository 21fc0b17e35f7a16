package dev.holdfast.sandbox.engine;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;

/** Reads what the runtime layer's {@code describe} returns. */
final class Descriptions {
    private Descriptions() {}

    static StartupException startup(String json) {
        try {
            Map<String, Object> fields = JSON.std.mapFrom(json);
            return new StartupException(
                    text(fields, "name", "Error"), text(fields, "message", ""), text(fields, "stack", ""));
        } catch (IOException e) {
            return new StartupException("Error", "The modules threw while they were evaluated.", "");
        }
    }

    private static String text(Map<String, Object> fields, String name, String otherwise) {
        return fields.get(name) instanceof String text ? text : otherwise;
    }
}
