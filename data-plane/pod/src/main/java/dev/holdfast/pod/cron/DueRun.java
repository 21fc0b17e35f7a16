package dev.holdfast.pod.cron;

import java.time.Instant;

/**
 * A schedule of a worker at a minute at which it is due.
 *
 * @param minute since the epoch
 */
record DueRun(String workerId, String cron, long minute) {
    private static final long MINUTE_MILLIS = 60_000;

    static long minuteOf(long epochMillis) {
        return Math.floorDiv(epochMillis, MINUTE_MILLIS);
    }

    static Instant startOf(long minute) {
        return Instant.ofEpochMilli(minute * MINUTE_MILLIS);
    }

    long dueMillis() {
        return minute * MINUTE_MILLIS;
    }
}
