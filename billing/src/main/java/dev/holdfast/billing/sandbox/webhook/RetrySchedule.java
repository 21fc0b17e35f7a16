package dev.holdfast.billing.sandbox.webhook;

import java.time.Duration;

/** How long to wait before a delivery is tried again: doubling from {@code first} up to {@code longest}. */
public record RetrySchedule(Duration first, Duration longest) {
    private static final int MAX_DOUBLINGS = 20;

    public static final RetrySchedule STANDARD = new RetrySchedule(Duration.ofMillis(500), Duration.ofMinutes(1));

    /** @param failures how often the delivery has failed so far; at least one */
    Duration afterFailures(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
