package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What a worker's unversioned settings may be. */
public final class WorkerSettingsRules {
    private WorkerSettingsRules() {}

    /** @throws dev.holdfast.controlplane.api.ApiException naming a setting that is unknown or not offered */
    public static Map<String, JsonNode> checked(Map<String, JsonNode> settings) {
        settings.forEach((name, value) -> {
            switch (name) {
                case "observability" -> ObservabilityRules.check(value);
                case "tags" -> require(value.isArray(), "tags is not a list");
                case "logpush" -> require(!value.asBoolean(), "logpush is not offered by this platform yet");
                case "tail_consumers" ->
                    require(value.isEmpty(), "tail_consumers are not offered by this platform yet");
                default -> throw Invalid.upload("There is no setting '%s'".formatted(name));
            }
        });
        return settings;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw Invalid.upload(message);
        }
    }
}
