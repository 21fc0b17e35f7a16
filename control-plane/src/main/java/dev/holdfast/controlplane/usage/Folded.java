package dev.holdfast.controlplane.usage;

import dev.holdfast.contract.rollup.RollupRow;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows of batches, summed up for each resolution: by object, by namespace and by worker. The order of rows and batches
 * makes no difference.
 *
 * @param sums with every resolution
 * @param objects what is known of objects
 */
record Folded(Map<Resolution, SortedMap<UsageKey, UsageSum>> sums, SortedMap<ObjectKey, KnownObject> objects) {
    /** An object of a namespace. */
    record ObjectKey(String namespace, String object) implements Comparable<ObjectKey> {
        @Override
        public int compareTo(ObjectKey other) {
            int byNamespace = namespace.compareTo(other.namespace);
            return byNamespace == 0 ? object.compareTo(other.object) : byNamespace;
        }
    }

    /** What is known of an object. */
    record KnownObject(String account, @Nullable String name, Gauge stored, Gauge sockets) {
        KnownObject and(KnownObject other) {
            return new KnownObject(
                    account,
                    name == null ? other.name : name,
                    stored.latest(other.stored),
                    sockets.latest(other.sockets));
        }
    }

    static Folded of(Collection<PodBatch> batches) {
        Map<Resolution, SortedMap<UsageKey, UsageSum>> sums = new EnumMap<>(Resolution.class);
        for (Resolution each : Resolution.values()) {
            sums.put(each, new TreeMap<>());
        }
        Folded folded = new Folded(sums, new TreeMap<>());
        batches.forEach(batch -> batch.rows().forEach(row -> folded.add(batch, row)));
        return folded;
    }

    private void add(PodBatch batch, RollupRow row) {
        String namespace = row.namespace() == null ? "" : row.namespace();
        Gauge stored = Gauge.observed(row.minute(), batch.number(), row.gauges().storedBytes());
        Gauge sockets =
                Gauge.observed(row.minute(), batch.number(), row.gauges().sockets());
        sums.forEach((resolution, byKey) -> {
            long start = resolution.startOf(row.minute());
            sum(byKey, row, namespace, "", start).add(row);
            if (row.object() != null) {
                UsageSum ofObject = sum(byKey, row, namespace, row.object(), start);
                ofObject.add(row);
                ofObject.observe(stored, sockets);
            }
        });
        if (row.object() != null) {
            objects.merge(
                    new ObjectKey(namespace, row.object()),
                    new KnownObject(row.account(), row.objectName(), stored, sockets),
                    KnownObject::and);
        }
    }

    private static UsageSum sum(
            SortedMap<UsageKey, UsageSum> byKey, RollupRow row, String namespace, String object, long start) {
        return byKey.computeIfAbsent(
                new UsageKey(row.account(), row.worker(), row.version(), namespace, object, start),
                key -> new UsageSum());
    }
}
