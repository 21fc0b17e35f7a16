package dev.holdfast.local.platform;

import java.time.Duration;

/**
 * How long to wait before the next start of something that keeps ending: not at all the first time, then twice as long
 * each time up to half a minute. A run of a minute makes good for the past. For one thread.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GOOD_RUN = Duration.ofMinutes(1);

    private Duration next = Duration.ZERO;

    Duration afterRunOf(Duration run) {
        if (run.compareTo(GOOD_RUN) >= 0) {
            next = Duration.ZERO;
        }
        Duration pause = next;
        next = pause.isZero() ? FIRST : shorter(pause.multipliedBy(2), LONGEST);
        return pause;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
