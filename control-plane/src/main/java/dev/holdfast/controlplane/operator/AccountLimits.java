package dev.holdfast.controlplane.operator;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Limits of one account; absent ones are those of the installation and of the account's plan.
 *
 * @param requestsPerMinute calls of the API
 * @param cpuMillis CPU time per event, in milliseconds
 */
@Schema(name = "AccountLimits")
public record AccountLimits(
        @Nullable @Min(1) @Max(1_000_000) Integer requestsPerMinute,
        @Nullable @Min(1) @Max(300_000) Integer cpuMillis) {}
