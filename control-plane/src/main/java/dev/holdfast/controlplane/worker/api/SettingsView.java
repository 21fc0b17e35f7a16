package dev.holdfast.controlplane.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.controlplane.worker.BindingSchema;
import dev.holdfast.controlplane.worker.WorkerBinding;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Settings of the newest version and of the worker together. */
@Schema(name = "Settings")
public record SettingsView(
        @Schema(implementation = BindingSchema[].class) List<WorkerBinding> bindings,
        String compatibilityDate,
        List<String> compatibilityFlags,
        @Nullable String migrationTag,
        @Schema(implementation = Object.class) JsonNode observability,
        List<String> tags,
        List<String> tailConsumers,
        boolean logpush,
        String usageModel) {}
