package dev.holdfast.sandbox.isolate;

import java.util.function.LongSupplier;

/** Bounds the log lines of one version; what is dropped is counted. */
final class LogThrottle {
    private static final long SECOND = 1_000_000_000;

    private final int linesPerSecond;
    private final LongSupplier nanos;
    private long windowStart;
    private int lines;
    private long dropped;

    LogThrottle(int linesPerSecond, LongSupplier nanos) {
        this.linesPerSecond = linesPerSecond;
        this.nanos = nanos;
        this.windowStart = nanos.getAsLong();
    }

    /** Whether one more line may be sent. */
    boolean admits() {
        long now = nanos.getAsLong();
        if (now - windowStart >= SECOND) {
            windowStart = now;
            lines = 0;
        }
        if (lines < linesPerSecond) {
            lines++;
            return true;
        }
        dropped++;
        return false;
    }

    /** How many lines were dropped since this was asked last. */
    long takeDropped() {
        long count = dropped;
        dropped = 0;
        return count;
    }
}
