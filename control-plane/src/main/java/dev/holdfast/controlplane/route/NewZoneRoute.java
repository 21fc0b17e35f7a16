package dev.holdfast.controlplane.route;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A route that a zone is to have.
 *
 * @param script the worker's name; one without is refused, since there is nothing behind workers here
 */
public record NewZoneRoute(
        @NotNull String pattern, @Nullable String script) {}
