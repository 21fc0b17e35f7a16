package dev.holdfast.pod.object;

import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.pod.rollup.Tally;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What storage operations count (reference: durable-objects 10.2). Reads count what the store is asked for; what a
 * sandbox has in memory is read for nothing.
 */
final class StorageUnits {
    private static final int UNIT = 4096;

    private StorageUnits() {}

    /** Counts changes that have become durable. */
    static void count(List<StorageChange> changes, Tally tally) {
        long written = 0;
        long deleted = 0;
        for (StorageChange change : changes) {
            switch (change) {
                case StorageChange.Put(String key, byte[] value) -> written += units(length(key) + value.length);
                case StorageChange.Delete _, StorageChange.DeleteAll _ -> deleted++;
                case StorageChange.Alarm(Optional<Long> due) -> written += due.isPresent() ? 1 : 0;
            }
        }
        tally.add(Counter.STORAGE_WRITE_UNITS, written);
        tally.add(Counter.STORAGE_DELETES, deleted);
    }

    /** What an answer counts: for keys what each has, at least one; else by what was looked at. */
    static long ofAnswer(StorageQuery query, List<StorageEntry> entries) {
        return switch (query) {
            case StorageQuery.Keys(List<String> keys) ->
                keys.size()
                        - entries.size()
                        + entries.stream()
                                .mapToLong(entry -> units(entry.value().length))
                                .sum();
            case StorageQuery.Range _ -> looked(entries);
            case StorageQuery.Ahead(StorageQuery.Keys(List<String> keys), int _) ->
                Math.max(keys.size(), looked(entries));
            case StorageQuery.Ahead _ -> looked(entries);
            case StorageQuery.Alarm _ -> 0;
        };
    }

    private static long looked(List<StorageEntry> entries) {
        long bytes = 0;
        for (StorageEntry entry : entries) {
            bytes += length(entry.key()) + entry.value().length;
        }
        return units(bytes);
    }

    private static long units(long bytes) {
        return Math.max(1, Math.ceilDiv(bytes, UNIT));
    }

    private static int length(String key) {
        return key.getBytes(StandardCharsets.UTF_8).length;
    }
}
