package dev.holdfast.billing.cap;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * What is to be done about a cost.
 *
 * @param progress how far it has come now
 * @param tell the percentage of the cap of which the tenant is to be told; absent: nothing new
 * @param pause whether everything of the account is to be paused for the cap; if not, such a pause is to end
 */
public record CapDecision(CapProgress progress, OptionalInt tell, boolean pause) {

    /**
     * Decides. The same cost again tells nothing again.
     *
     * @param before progress when last decided, of whatever period
     * @param cost of the period so far, in hundredths of the currency
     */
    public static CapDecision of(SpendingCap cap, CapProgress before, Instant periodStart, long cost) {
        CapProgress current = before.periodStart().equals(periodStart) ? before : CapProgress.none(periodStart);
        int highest = cap.highestReachedBy(cost);
        return new CapDecision(
                new CapProgress(periodStart, Math.max(highest, current.told()), current.released()),
                highest > current.told() ? OptionalInt.of(highest) : OptionalInt.empty(),
                cap.pauses() && highest >= SpendingCap.REACHED && !current.released());
    }
}
