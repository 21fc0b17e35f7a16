package dev.holdfast.controlplane.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.contract.Observability;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Settings of a worker that belong to no version; what was never set has its default. */
public record WorkerSettings(Map<String, JsonNode> values) {
    public static final WorkerSettings DEFAULT = new WorkerSettings(Map.of());

    public WorkerSettings {
        values = Map.copyOf(values);
    }

    /** These settings with some replaced. */
    public WorkerSettings with(Map<String, JsonNode> changes) {
        var merged = new java.util.HashMap<>(values);
        merged.putAll(changes);
        return new WorkerSettings(merged);
    }

    public JsonNode observability() {
        return values.getOrDefault(
                "observability", JsonNodeFactory.instance.objectNode().put("enabled", false));
    }

    /** Which invocations are stored although nothing happened; what is no sensible setting counts as none. */
    public Observability stored() {
        JsonNode observability = observability();
        JsonNode logs = observability.path("logs");
        boolean enabled = observability.path("enabled").asBoolean()
                || logs.path("enabled").asBoolean();
        JsonNode rate = logs.path("head_sampling_rate").isNumber()
                ? logs.path("head_sampling_rate")
                : observability.path("head_sampling_rate");
        return new Observability(
                enabled && logs.path("invocation_logs").asBoolean(true),
                rate.isNumber() ? Math.clamp(rate.asDouble(), 0.0, 1.0) : 1);
    }

    public List<String> tags() {
        JsonNode tags = values.getOrDefault("tags", JsonNodeFactory.instance.arrayNode());
        return StreamSupport.stream(tags.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
