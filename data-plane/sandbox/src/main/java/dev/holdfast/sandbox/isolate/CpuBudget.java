package dev.holdfast.sandbox.isolate;

/** CPU time that an event, or an object since its latest event, may use. */
final class CpuBudget {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long limitNanos;
    private long usedNanos;
    private long reportedNanos;
    private long allowedNanos;

    CpuBudget(int limitMillis) {
        this.limitNanos = limitMillis * NANOS_PER_MILLI;
        this.allowedNanos = limitNanos;
    }

    long leftNanos() {
        return Math.max(0, allowedNanos - usedNanos);
    }

    void spend(long nanos) {
        usedNanos += nanos;
    }

    /** The full limit is available again. */
    void refill() {
        allowedNanos = usedNanos + limitNanos;
    }

    /** Microseconds used since this was asked last. */
    long report() {
        long micros = (usedNanos - reportedNanos) / 1000;
        reportedNanos += micros * 1000;
        return micros;
    }
}
