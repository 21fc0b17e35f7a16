package dev.holdfast.billing.cap;

import java.time.Instant;

/**
 * How far the cost of a billing period has come.
 *
 * @param periodStart which period
 * @param told the highest percentage of the cap of which the tenant was told; 0 before
 * @param released whether the tenant has lifted the pause and goes on beyond the cap in this period
 */
public record CapProgress(Instant periodStart, int told, boolean released) {
    public static CapProgress none(Instant periodStart) {
        return new CapProgress(periodStart, 0, false);
    }
}
