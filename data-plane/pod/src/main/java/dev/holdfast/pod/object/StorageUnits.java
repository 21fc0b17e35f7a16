package dev.holdfast.pod.object;

import dev.holdfast.contract.StorageBackend;
import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.pod.rollup.Tally;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What storage operations count (reference: durable-objects 10.2): with key-value storage in units of 4 KiB, with
 * SQLite by rows, of which each key is one. Reads count what the store is asked for; what a sandbox has in memory is
 * read for nothing.
 */
enum StorageUnits {
    ROWS {
        @Override
        long ofEntry(long bytes) {
            return 1;
        }

        @Override
        long ofEntries(List<StorageEntry> entries) {
            return entries.size();
        }

        @Override
        long ofMissing(long keys) {
            return 0;
        }
    },
    BLOCKS {
        @Override
        long ofEntry(long bytes) {
            return Math.max(1, Math.ceilDiv(bytes, BLOCK));
        }

        @Override
        long ofEntries(List<StorageEntry> entries) {
            return ofEntry(entries.stream()
                    .mapToLong(entry -> length(entry.key()) + entry.value().length)
                    .sum());
        }

        @Override
        long ofMissing(long keys) {
            return keys;
        }
    };

    private static final int BLOCK = 4096;

    static StorageUnits of(StorageBackend storage) {
        return storage == StorageBackend.SQLITE ? ROWS : BLOCKS;
    }

    /** Counts changes that have become durable. */
    void count(List<StorageChange> changes, Tally tally) {
        long written = 0;
        long deleted = 0;
        for (StorageChange change : changes) {
            switch (change) {
                case StorageChange.Put(String key, byte[] value) -> written += ofEntry(length(key) + value.length);
                case StorageChange.Delete _, StorageChange.DeleteAll _ -> deleted++;
                case StorageChange.Alarm(Optional<Long> due) -> written += due.isPresent() ? 1 : 0;
            }
        }
        tally.add(Counter.STORAGE_WRITE_UNITS, written);
        tally.add(Counter.STORAGE_DELETES, deleted);
    }

    /** What an answer counts: for keys what each has; else by what was looked at. */
    long ofAnswer(StorageQuery query, List<StorageEntry> entries) {
        return switch (query) {
            case StorageQuery.Keys(List<String> keys) ->
                ofMissing(keys.size() - entries.size())
                        + entries.stream()
                                .mapToLong(entry -> ofEntry(entry.value().length))
                                .sum();
            case StorageQuery.Range _ -> ofEntries(entries);
            case StorageQuery.Ahead(StorageQuery.Keys(List<String> keys), int _) ->
                Math.max(ofMissing(keys.size()), ofEntries(entries));
            case StorageQuery.Ahead _ -> ofEntries(entries);
            case StorageQuery.Alarm _ -> 0;
        };
    }

    abstract long ofEntry(long bytes);

    abstract long ofEntries(List<StorageEntry> entries);

    abstract long ofMissing(long keys);

    private static long length(String key) {
        return key.getBytes(StandardCharsets.UTF_8).length;
    }
}
