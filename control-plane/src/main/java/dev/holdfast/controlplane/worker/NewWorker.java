package dev.holdfast.controlplane.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A worker as clients write it; what is absent keeps its value or default.
 *
 * @param name fixed once the worker exists
 */
@Schema(name = "NewWorker")
public record NewWorker(
        @Nullable String name,
        @Schema(implementation = Object.class) @Nullable JsonNode logpush,
        @Schema(implementation = Object.class) @Nullable JsonNode observability,
        @Schema(implementation = Object.class) @Nullable JsonNode tags,
        @Schema(implementation = Object.class) @Nullable JsonNode tailConsumers,
        @Nullable Subdomain subdomain) {
    /** Whether the worker and its versions answer at addresses of their own. */
    @Schema(name = "NewWorkerSubdomain")
    public record Subdomain(
            @Nullable Boolean enabled, @Nullable Boolean previewsEnabled) {}

    /** The settings that are given. */
    Map<String, JsonNode> settings() {
        Map<String, JsonNode> settings = new TreeMap<>();
        add(settings, "logpush", logpush);
        add(settings, "observability", observability);
        add(settings, "tags", tags);
        add(settings, "tail_consumers", tailConsumers);
        return settings;
    }

    /** Whether the worker's address is switched on. */
    boolean enabled(boolean otherwise) {
        return Optional.ofNullable(subdomain).map(Subdomain::enabled).orElse(otherwise);
    }

    /** Whether the addresses of its versions are switched on. */
    boolean previews(boolean otherwise) {
        return Optional.ofNullable(subdomain).map(Subdomain::previewsEnabled).orElse(otherwise);
    }

    private static void add(Map<String, JsonNode> settings, String name, @Nullable JsonNode value) {
        if (value != null && !value.isNull()) {
            settings.put(name, value);
        }
    }
}
