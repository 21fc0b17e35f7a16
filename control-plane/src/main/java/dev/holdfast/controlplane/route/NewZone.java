package dev.holdfast.controlplane.route;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A zone that an account is to have. */
public record NewZone(@NotNull String name, @Valid @NotNull Account account) {
    /** By its id. */
    @Schema(name = "NewZoneAccount")
    public record Account(@NotNull String id) {}
}
