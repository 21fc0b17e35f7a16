package dev.holdfast.pod.sandbox;

import dev.holdfast.pod.time.Timers;

/** When a sandbox was last heard of and last used; moments of the monotonic clock. */
final class Pulse {
    private final Timers timers;
    private volatile long beatNanos;
    private volatile long spokeNanos;
    private volatile long usedNanos;

    Pulse(Timers timers) {
        this.timers = timers;
        long now = timers.nanos();
        beatNanos = now;
        spokeNanos = now;
        usedNanos = now;
    }

    /** Its heart beats. */
    void beat() {
        beatNanos = timers.nanos();
    }

    /** It said something that only working code says. */
    void spoke() {
        long now = timers.nanos();
        spokeNanos = now;
        beatNanos = now;
    }

    /** The pod gave it something to do. */
    void used() {
        usedNanos = timers.nanos();
    }

    long silentNanos() {
        return timers.nanos() - beatNanos;
    }

    /** Moment of its last word other than a heartbeat. */
    long spokeNanos() {
        return spokeNanos;
    }

    long unusedNanos() {
        return timers.nanos() - Math.max(spokeNanos, usedNanos);
    }
}
