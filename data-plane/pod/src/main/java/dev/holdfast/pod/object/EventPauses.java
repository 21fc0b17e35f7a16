package dev.holdfast.pod.object;

import dev.holdfast.pod.time.Timers;
import java.time.Duration;

/** When events of sockets try again to wake an object that cannot be prepared; not for ever. */
final class EventPauses {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Timers timers;
    private boolean failing;
    private long firstNanos;
    private long lastNanos;

    EventPauses(Timers timers) {
        this.timers = timers;
    }

    void succeeded() {
        failing = false;
    }

    /** True when it has failed for so long that there is no point in going on. */
    boolean failedTooLong() {
        lastNanos = timers.nanos();
        firstNanos = failing ? firstNanos : lastNanos;
        failing = true;
        return lastNanos - firstNanos > PATIENCE.toNanos();
    }

    boolean isOver() {
        return !failing || timers.nanos() - lastNanos >= PAUSE.toNanos();
    }
}
