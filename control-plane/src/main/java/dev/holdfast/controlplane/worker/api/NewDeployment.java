package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.upload.CodeUpdateStrategy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which versions to put into service.
 *
 * @param strategy {@code percentage}
 */
public record NewDeployment(
        @Nullable String strategy,
        @NotEmpty List<@Valid @NotNull Share> versions,
        @Nullable Map<String, String> annotations,
        @Nullable CodeUpdateStrategy codeUpdateStrategy) {

    /** A version's part. */
    @Schema(name = "NewDeploymentVersion")
    public record Share(@NotNull UUID versionId, double percentage) {}
}
