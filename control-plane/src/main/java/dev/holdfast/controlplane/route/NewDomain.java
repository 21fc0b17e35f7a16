package dev.holdfast.controlplane.route;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A host that is to be a worker's.
 *
 * @param zoneId the zone in which it must lie; absent: whichever
 * @param zoneName likewise
 * @param enabled whether the worker answers there; absent: it does
 * @param previewsEnabled must not be true: versions have no addresses below custom domains
 */
public record NewDomain(
        @NotNull String hostname,
        @Nullable String zoneId,
        @Nullable String zoneName,
        @Nullable Boolean enabled,
        @Nullable Boolean previewsEnabled) {}
