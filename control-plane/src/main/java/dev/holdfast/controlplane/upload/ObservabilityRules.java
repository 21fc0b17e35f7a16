package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What the setting {@code observability} may be: which invocations are logged although nothing was printed. */
final class ObservabilityRules {
    private static final String NAME = "observability";

    private ObservabilityRules() {}

    static void check(JsonNode value) {
        requireObject(NAME, value);
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String name = NAME + "." + field.getKey();
            switch (field.getKey()) {
                case "enabled" -> requireSwitch(name, field.getValue());
                case "head_sampling_rate" -> requireShare(name, field.getValue());
                case "logs" -> checkLogs(name, field.getValue());
                case "traces", "issues" -> {
                    requireObject(name, field.getValue());
                    boolean enabled = field.getValue().path("enabled").asBoolean();
                    require(!enabled, name + " are not offered by this platform yet");
                }
                case "redact_query_string" ->
                    require(!field.getValue().asBoolean(), name + " is not offered by this platform yet");
                default -> throw Invalid.upload("There is no setting '%s'".formatted(name));
            }
        }
    }

    private static void checkLogs(String parent, JsonNode value) {
        requireObject(parent, value);
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String name = parent + "." + field.getKey();
            switch (field.getKey()) {
                case "enabled", "invocation_logs" -> requireSwitch(name, field.getValue());
                case "head_sampling_rate" -> requireShare(name, field.getValue());
                case "persist" ->
                    require(field.getValue().asBoolean(true), name + " cannot be switched off on this platform");
                case "destinations" ->
                    require(field.getValue().isEmpty(), name + " are not offered by this platform yet");
                default -> throw Invalid.upload("There is no setting '%s'".formatted(name));
            }
        }
    }

    private static void requireObject(String name, JsonNode value) {
        require(value.isObject(), name + " is not an object");
    }

    private static void requireSwitch(String name, JsonNode value) {
        require(value.isBoolean() || value.isNull(), name + " is neither true nor false");
    }

    private static void requireShare(String name, JsonNode value) {
        boolean share = value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 1;
        require(share || value.isNull(), name + " is no number from 0 to 1");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw Invalid.upload(message);
        }
    }
}
