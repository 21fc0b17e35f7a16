package dev.holdfast.controlplane.usage;

import java.time.Instant;

/**
 * Sums of which time are asked for.
 *
 * @param from inclusive; a multiple of the resolution since the epoch, as is {@code to}
 * @param to exclusive
 */
public record UsageWindow(Resolution resolution, Instant from, Instant to) {}
