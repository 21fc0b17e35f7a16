package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers workers whose requests were in progress when a sandbox ended. One that was there too often is paused, each
 * time for longer; a quiet minute clears its name.
 */
final class WorkerBackOff {
    private static final int FREE_STRIKES = 3;
    private static final int MAX_DOUBLINGS = 6;
    private static final Duration MEMORY = Duration.ofMinutes(1);

    private final ConcurrentHashMap<String, Strikes> records = new ConcurrentHashMap<>();
    private final Timers timers;

    WorkerBackOff(Timers timers) {
        this.timers = timers;
    }

    /** The worker was a suspect. */
    void strike(String workerId, Failure failure) {
        records.compute(workerId, (id, before) -> {
            int strikes = before == null || isForgotten(before) ? 1 : before.strikes() + 1;
            return new Strikes(strikes, timers.nanos(), failure);
        });
    }

    /** Why the worker may not run now, if so. */
    Optional<Failure> refusal(String workerId) {
        Strikes kept = records.get(workerId);
        if (kept == null) {
            return Optional.empty();
        }
        if (isForgotten(kept)) {
            records.remove(workerId, kept);
            return Optional.empty();
        }
        return isPaused(kept) ? Optional.of(kept.failure()) : Optional.empty();
    }

    private boolean isPaused(Strikes kept) {
        return kept.strikes() >= FREE_STRIKES && age(kept) < pause(kept).toNanos();
    }

    private boolean isForgotten(Strikes kept) {
        return age(kept) > MEMORY.plus(pause(kept)).toNanos();
    }

    private long age(Strikes kept) {
        return timers.nanos() - kept.atNanos();
    }

    private static Duration pause(Strikes kept) {
        int doublings = Math.clamp(kept.strikes() - FREE_STRIKES, 0, MAX_DOUBLINGS);
        return Duration.ofSeconds(1L << doublings);
    }

    private record Strikes(int strikes, long atNanos, Failure failure) {}
}
