package dev.holdfast.pod.alarm;

import dev.holdfast.pod.storage.AlarmState;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When an alarm runs again whose run failed (reference: durable-objects 4.6): after two seconds, doubled with each
 * failure in a row, and up to a quarter more. Failures of the script are counted, and the sixth retry is the last.
 */
final class RetryPolicy {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_RETRIES = 6;
    private static final int MOST_DOUBLINGS = 9;
    private static final double JITTER = 0.25;

    private final RandomGenerator random;

    RetryPolicy(RandomGenerator random) {
        this.random = random;
    }

    /** What is tried next. */
    record Retry(AlarmState state, Duration pause) {}

    /**
     * Empty: it is given up.
     *
     * @param counted whether the failure was the script's
     */
    Optional<Retry> after(AlarmState failed, boolean counted) {
        int retries = failed.retries() + (counted ? 1 : 0);
        if (retries > MOST_RETRIES) {
            return Optional.empty();
        }
        int backOff = counted && !failed.lastCounted() ? 0 : failed.backOff();
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(backOff, MOST_DOUBLINGS));
        Duration jitter = Duration.ofNanos((long) (pause.toNanos() * JITTER * random.nextDouble()));
        int next = Math.min(backOff + 1, MOST_DOUBLINGS);
        return Optional.of(new Retry(
                new AlarmState(failed.dueMillis(), failed.setBy(), retries, next, counted), pause.plus(jitter)));
    }
}
