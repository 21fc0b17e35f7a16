package dev.holdfast.controlplane.worker.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.controlplane.worker.BindingSchema;
import dev.holdfast.controlplane.worker.WorkerBinding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version as the API shows it (reference: wrangler-api 10.1). */
@Schema(name = "Version")
public record VersionView(
        String id,
        int number,
        Metadata metadata,
        Map<String, String> annotations,
        Resources resources,
        int startupTimeMs) {

    /** When, by whom, with what. */
    @Schema(name = "VersionMetadata")
    public record Metadata(
            Instant createdOn,
            Instant modifiedOn,
            String source,
            String authorId,
            String authorEmail,
            boolean hasPreview) {}

    /** What the version consists of. */
    @Schema(name = "VersionResources")
    public record Resources(
            @Schema(implementation = BindingSchema[].class) List<WorkerBinding> bindings,
            Script script,
            ScriptRuntime scriptRuntime) {}

    /** Its code. */
    @Schema(name = "VersionScript")
    public record Script(
            String etag,
            List<String> handlers,
            List<ScriptView.NamedHandlers> namedHandlers,
            String lastDeployedFrom) {}

    /** How it runs. */
    public record ScriptRuntime(
            String compatibilityDate,
            List<String> compatibilityFlags,
            String usageModel,
            @Nullable Limits limits,
            @Nullable String migrationTag) {}

    /** Limits that the upload asked for. */
    @Schema(name = "VersionLimits")
    public record Limits(@JsonProperty("cpu_ms") int cpuMillis) {}
}
