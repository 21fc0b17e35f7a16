package dev.holdfast.controlplane.usage;

import org.jspecify.annotations.Nullable;

/**
 * What an object had at one time. Of several the one that was observed last counts, whatever the order in which they
 * come: later minutes win, then later batches; the larger value settles what is left.
 *
 * @param order when it was observed; negative: never
 * @param value zero or more
 */
record Gauge(long order, long value) implements Comparable<Gauge> {
    static final Gauge UNKNOWN = new Gauge(-1, 0);

    private static final int BATCH_BITS = 32;

    static Gauge observed(long minute, long batch, @Nullable Long value) {
        return value == null ? UNKNOWN : new Gauge(orderOf(minute) | (batch & 0xffff_ffffL), value);
    }

    /** The order of what a minute's first batch observes. */
    static long orderOf(long minute) {
        return minute << BATCH_BITS;
    }

    Gauge latest(Gauge other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Gauge other) {
        int byOrder = Long.compare(order, other.order);
        return byOrder == 0 ? Long.compare(value, other.value) : byOrder;
    }
}
