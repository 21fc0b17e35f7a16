package dev.holdfast.controlplane.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.controlplane.worker.WorkerSettings;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Settings of a worker that belong to no version. */
@Schema(name = "ScriptSettings")
public record ScriptSettingsView(
        boolean logpush,
        @Schema(implementation = Object.class) JsonNode observability,
        List<String> tags,
        List<String> tailConsumers) {
    static ScriptSettingsView of(WorkerSettings settings) {
        return new ScriptSettingsView(false, settings.observability(), settings.tags(), List.of());
    }
}
