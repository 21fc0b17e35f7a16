package dev.holdfast.pod.object;

import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tries again, with growing pauses, until something works or the time is up. */
final class Retry {
    private static final Logger LOG = Logger.getLogger(Retry.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Timers timers;
    private final Duration atMost;

    Retry(Timers timers, Duration atMost) {
        this.timers = timers;
        this.atMost = atMost;
    }

    /** The first success, or the last failure. */
    <T> CompletableFuture<T> untilDone(Supplier<CompletionStage<T>> attempt) {
        CompletableFuture<T> result = new CompletableFuture<>();
        attempt(attempt, result, timers.nanos() + atMost.toNanos(), FIRST_PAUSE);
        return result;
    }

    private <T> void attempt(
            Supplier<CompletionStage<T>> attempt, CompletableFuture<T> result, long deadline, Duration pause) {
        var _ = attempt.get().whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else if (deadline - timers.nanos() <= 0) {
                result.completeExceptionally(failure);
            } else {
                LOG.debugf("storage is tried again: %s", failure.getMessage());
                Duration next = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                var _ = timers.after(pause, () -> attempt(attempt, result, deadline, next));
            }
        });
    }
}
