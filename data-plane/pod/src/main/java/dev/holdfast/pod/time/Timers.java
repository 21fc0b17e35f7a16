package dev.holdfast.pod.time;

import java.time.Duration;

/** Monotonic time and delayed tasks. Tasks must not block. */
public interface Timers {
    /** Monotonic nanoseconds; only differences mean something. */
    long nanos();

    /** Milliseconds since the epoch. */
    long epochMillis();

    /** Runs a task once after a delay. */
    Cancellable after(Duration delay, Runnable task);

    /**
     * Runs a task again and again, with the given pause between two runs. A run that throws does not end the series.
     */
    Cancellable every(Duration pause, Runnable task);

    /** Something that can be called off. */
    interface Cancellable {
        /** Calls it off; a run in progress finishes. */
        void cancel();
    }
}
