package dev.holdfast.controlplane.route;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A host that is to be the worker's with the name.
 *
 * @param service the worker's name
 * @param environment absent or {@code production}, the only one
 */
public record NewAccountDomain(
        @NotNull String hostname,
        @NotNull String service,
        @Nullable String environment,
        @Nullable String zoneId,
        @Nullable String zoneName) {}
