package dev.holdfast.pod.object;

import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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

    /**
     * The first success, or why there was none in time. An attempt that is not over by then is left alone: what it does
     * later concerns nobody here.
     */
    <T> CompletableFuture<T> untilDone(Supplier<CompletionStage<T>> attempt) {
        Run<T> run = new Run<>(attempt);
        run.begin();
        return run.result;
    }

    /** What a stage brings, or a failure when it takes too long. */
    <T> CompletableFuture<T> inTime(CompletionStage<T> stage) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Timers.Cancellable deadline = timers.after(atMost, () -> result.completeExceptionally(tooLate()));
        var _ = stage.whenComplete((value, failure) -> {
            deadline.cancel();
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    private TimeoutException tooLate() {
        return new TimeoutException("no answer in " + atMost.toMillis() + " ms");
    }

    private final class Run<T> {
        private final Supplier<CompletionStage<T>> attempt;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private volatile @Nullable Throwable latest;

        Run(Supplier<CompletionStage<T>> attempt) {
            this.attempt = attempt;
        }

        void begin() {
            attempt(FIRST_PAUSE);
            if (!result.isDone()) {
                Timers.Cancellable deadline = timers.after(atMost, this::giveUp);
                var _ = result.whenComplete((value, failure) -> deadline.cancel());
            }
        }

        private void giveUp() {
            Throwable reason = latest;
            result.completeExceptionally(reason == null ? tooLate() : reason);
        }

        private void attempt(Duration pause) {
            if (result.isDone()) {
                return;
            }
            var _ = attempt.get().whenComplete((value, failure) -> {
                if (failure == null) {
                    result.complete(value);
                } else {
                    LOG.debugf("storage is tried again: %s", failure.getMessage());
                    latest = failure;
                    Duration next = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                    var _ = timers.after(pause, () -> attempt(next));
                }
            });
        }
    }
}
