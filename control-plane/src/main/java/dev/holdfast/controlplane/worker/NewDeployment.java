package dev.holdfast.controlplane.worker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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
@JsonIgnoreProperties("code_update_strategy")
public record NewDeployment(
        @Nullable String strategy,
        @NotEmpty List<@Valid @NotNull Share> versions,
        @Nullable Map<String, String> annotations) {

    /** A version's part. */
    @Schema(name = "NewDeploymentVersion")
    public record Share(@NotNull UUID versionId, double percentage) {}
}
