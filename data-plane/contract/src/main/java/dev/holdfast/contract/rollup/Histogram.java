package dev.holdfast.contract.rollup;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts values by size, in buckets of which each ends 9 % above its beginning: bucket {@code i} holds values {@code v}
 * with {@code floor(8 * log2(v)) == i}; what is less than 1 counts as 1. In JSON an object of bucket to count, without
 * those that are 0. Not safe for several threads.
 */
public final class Histogram {
    private static final int PER_DOUBLING = 8;
    /** Buckets of all positive values. */
    private static final int BUCKETS = 63 * PER_DOUBLING;

    private static final int STEP = 16;
    /** Where a doubling's buckets begin, as multiples of its beginning. */
    private static final double[] BEGINNINGS = beginnings();

    /** Of the buckets from {@link #first} on. */
    private long[] counts = {};

    private int first;
    private long total;

    /** Without values. */
    public Histogram() {}

    /** @throws IllegalArgumentException if there is no such bucket, or a count is negative, or their sum too large */
    @JsonCreator
    public static Histogram of(Map<Integer, Long> counts) {
        Histogram histogram = new Histogram();
        counts.forEach((bucket, count) -> {
            if (bucket < 0 || bucket >= BUCKETS || count < 0) {
                throw new IllegalArgumentException("no count of a bucket: " + bucket + ": " + count);
            }
            histogram.add(bucket, count);
        });
        return histogram;
    }

    /** Counts one value. */
    public void record(long value) {
        add(bucketOf(value), 1);
    }

    /** Counts all that another one has counted. */
    public void merge(Histogram other) {
        for (int i = 0; i < other.counts.length; i++) {
            if (other.counts[i] > 0) {
                add(other.first + i, other.counts[i]);
            }
        }
    }

    /** How many values were counted. */
    public long count() {
        return total;
    }

    /**
     * The value below which this share of all lies, within 4.5 %; 0 when there is none.
     *
     * @param share 0 to 1
     */
    public long quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("no share: " + share);
        }
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return middle(first + i);
            }
        }
        return 0;
    }

    /** Counts by bucket, without those that are 0. */
    @JsonValue
    public Map<Integer, Long> counts() {
        Map<Integer, Long> present = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                present.put(first + i, counts[i]);
            }
        }
        return present;
    }

    /** The bucket of a value. */
    static int bucketOf(long value) {
        if (value <= 1) {
            return 0;
        }
        int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        double multiple = Math.scalb((double) value, -doublings);
        int part = PER_DOUBLING - 1;
        while (multiple < BEGINNINGS[part]) {
            part--;
        }
        return doublings * PER_DOUBLING + part;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram histogram && counts().equals(histogram.counts());
    }

    @Override
    public int hashCode() {
        return counts().hashCode();
    }

    @Override
    public String toString() {
        return counts().toString();
    }

    private void add(int bucket, long count) {
        total = Math.addExact(total, count);
        cover(bucket);
        counts[bucket - first] += count;
    }

    private void cover(int bucket) {
        int end = first + counts.length;
        if (counts.length > 0 && bucket >= first && bucket < end) {
            return;
        }
        int from = bucket / STEP * STEP;
        int to = from + STEP;
        if (counts.length > 0) {
            from = Math.min(from, first);
            to = Math.max(to, end);
        }
        long[] covering = new long[to - from];
        if (counts.length > 0) {
            System.arraycopy(counts, 0, covering, first - from, counts.length);
        }
        counts = covering;
        first = from;
    }

    /** In the geometric sense. */
    private static long middle(int bucket) {
        return Math.round(Math.pow(2, (bucket + 0.5) / PER_DOUBLING));
    }

    private static double[] beginnings() {
        double[] beginnings = new double[PER_DOUBLING];
        Arrays.setAll(beginnings, part -> Math.pow(2, (double) part / PER_DOUBLING));
        return beginnings;
    }
}
