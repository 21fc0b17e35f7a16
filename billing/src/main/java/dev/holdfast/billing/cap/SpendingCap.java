package dev.holdfast.billing.cap;

import java.math.BigInteger;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a tenant wants to spend at most in a billing period.
 *
 * @param cents in hundredths of the plan's currency, the plan's price included
 * @param thresholds percentages of the cap, 1 to 99, at which the tenant is told; at the cap itself it is told anyway
 * @param pauses whether everything of the account is paused at the cap
 */
public record SpendingCap(long cents, List<Integer> thresholds, boolean pauses) {
    static final int REACHED = 100;

    /** @throws IllegalArgumentException if the cap is negative or a threshold is no percentage below 100 */
    public SpendingCap {
        if (cents < 0) {
            throw new IllegalArgumentException("a cap is zero or more");
        }
        if (thresholds.stream().anyMatch(each -> each < 1 || each >= REACHED)) {
            throw new IllegalArgumentException("thresholds are percentages from 1 to 99");
        }
        thresholds = List.copyOf(new TreeSet<>(thresholds));
    }

    /** The highest percentage at which something happens that a cost has reached; 0 if none. */
    int highestReachedBy(long cost) {
        BigInteger hundredfold = BigInteger.valueOf(cost).multiply(BigInteger.valueOf(REACHED));
        return Stream.concat(thresholds.stream(), Stream.of(REACHED))
                .filter(percent ->
                        hundredfold.compareTo(BigInteger.valueOf(cents).multiply(BigInteger.valueOf(percent))) >= 0)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }
}
