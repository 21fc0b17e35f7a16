package dev.holdfast.contract;

import java.util.Set;

/**
 * What an account has used up of what its plan includes for a day.
 *
 * @param untilMillis since the epoch: when the next day begins, from which on nothing is used up
 */
public record UsedUp(Set<DailyAllowance> allowances, long untilMillis) {
    /** All is left. */
    public static final UsedUp NOTHING = new UsedUp(Set.of(), 0);

    public UsedUp {
        allowances = Set.copyOf(allowances);
    }

    /** Whether nothing is left of an allowance at a moment. */
    public boolean contains(DailyAllowance allowance, long nowMillis) {
        return nowMillis < untilMillis && allowances.contains(allowance);
    }
}
