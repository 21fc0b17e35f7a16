package dev.holdfast.pod.sandbox;

import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Sandboxes that were started in advance and wait for an account. Never blocks; safe for several threads. When starts
 * fail, the next one is tried after a pause that doubles with each failure.
 */
final class WarmPool {
    private static final Logger LOG = Logger.getLogger(WarmPool.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;

    private final int size;
    private final Function<Precedence, CompletableFuture<Sandbox>> launch;
    private final Timers timers;
    private final Deque<Place> waiting = new ArrayDeque<>();
    private int failures;
    private long pausedSince;

    WarmPool(int size, Function<Precedence, CompletableFuture<Sandbox>> launch, Timers timers) {
        this.size = size;
        this.launch = launch;
        this.timers = timers;
    }

    /** The sandbox that was started first, if any is there or on its way. */
    synchronized Optional<CompletableFuture<Sandbox>> take() {
        return Optional.ofNullable(waiting.poll()).map(Place::take);
    }

    /** Starts as many as are missing, unless starts fail at present. */
    void refill() {
        for (Optional<Place> place = reserve(); place.isPresent(); place = reserve()) {
            fill(place.get());
        }
    }

    private synchronized Optional<Place> reserve() {
        if (waiting.size() >= size || isPaused()) {
            return Optional.empty();
        }
        Place place = new Place(Precedence.ofSpare(timers));
        waiting.add(place);
        return Optional.of(place);
    }

    private void fill(Place place) {
        var _ = launch.apply(place.precedence()).whenComplete((sandbox, failure) -> {
            if (sandbox == null) {
                LOG.errorf(failure, "no sandbox can be started in advance");
                failed(place);
                place.sandbox().completeExceptionally(failure);
            } else {
                succeeded();
                var _ = sandbox.gone().thenRun(() -> forget(place));
                place.sandbox().complete(sandbox);
            }
        });
    }

    private synchronized void failed(Place place) {
        waiting.remove(place);
        failures++;
        pausedSince = timers.nanos();
    }

    private synchronized void succeeded() {
        failures = 0;
    }

    private synchronized void forget(Place place) {
        waiting.remove(place);
    }

    private boolean isPaused() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
        return failures > 0 && timers.nanos() - pausedSince < pause.toNanos();
    }

    /** Of a sandbox that is there or on its way. */
    private static final class Place {
        private final CompletableFuture<Sandbox> sandbox = new CompletableFuture<>();
        private final Precedence precedence;

        Place(Precedence precedence) {
            this.precedence = precedence;
        }

        CompletableFuture<Sandbox> sandbox() {
            return sandbox;
        }

        Precedence precedence() {
            return precedence;
        }

        CompletableFuture<Sandbox> take() {
            precedence.wanted();
            return sandbox;
        }
    }
}
