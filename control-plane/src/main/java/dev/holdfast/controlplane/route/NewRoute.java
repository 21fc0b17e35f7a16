package dev.holdfast.controlplane.route;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A route that a worker is to have.
 *
 * @param zoneId the zone in which it must lie; absent: whichever
 * @param zoneName likewise
 */
public record NewRoute(
        @NotNull String pattern,
        @Nullable String zoneId,
        @Nullable String zoneName) {}
