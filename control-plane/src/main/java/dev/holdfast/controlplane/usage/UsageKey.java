package dev.holdfast.controlplane.usage;

import java.util.Comparator;

/**
 * What a sum is about. Keys have one order, in which all writers take their rows.
 *
 * @param namespace empty: the worker's own invocations
 * @param object empty: all objects of the namespace together
 * @param start minute since the epoch at which the sum's stretch of time begins
 */
record UsageKey(String account, String worker, String version, String namespace, String object, long start)
        implements Comparable<UsageKey> {
    private static final Comparator<UsageKey> ORDER = Comparator.comparing(UsageKey::account)
            .thenComparing(UsageKey::namespace)
            .thenComparing(UsageKey::object)
            .thenComparingLong(UsageKey::start)
            .thenComparing(UsageKey::worker)
            .thenComparing(UsageKey::version);

    @Override
    public int compareTo(UsageKey other) {
        return ORDER.compare(this, other);
    }
}
