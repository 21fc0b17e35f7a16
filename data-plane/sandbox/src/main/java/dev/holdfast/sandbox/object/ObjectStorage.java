package dev.holdfast.sandbox.object;

import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.sandbox.border.Host.ListQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One object's storage as its script sees it: what is stored, with the object's own writes laid over. Reads answer at
 * once when everything is known here; else the answer comes through a callback. A write counts as made at once.
 */
public final class ObjectStorage {
    private final StorageChannel channel;
    private final OutputGate gate;
    private final StorageCache cache;
    private final Overlay overlay = new Overlay();
    private final ObjectAlarm alarm;
    private final Map<Long, Consumer<List<StorageEntry>>> reads = new HashMap<>();
    private final Deque<Long> commits = new ArrayDeque<>();
    private final Deque<Sync> syncs = new ArrayDeque<>();
    private long committed;
    private long confirmed;
    private long writesMade;

    private record Sync(long commit, Runnable callback) {}

    /** @param cacheBytes bound of what is kept in memory */
    public ObjectStorage(StorageChannel channel, OutputGate gate, long cacheBytes) {
        this.channel = channel;
        this.gate = gate;
        this.cache = new StorageCache(cacheBytes);
        this.alarm = new ObjectAlarm(channel, overlay);
    }

    /** The entries that exist, in ascending order; empty: they come through the callback. */
    public Optional<List<StorageEntry>> get(List<String> keys, Consumer<List<StorageEntry>> callback) {
        Map<String, byte[]> found = new TreeMap<>(KeyOrder.COMPARATOR);
        List<String> unknown = new ArrayList<>();
        for (String key : keys) {
            Stored value = known(key);
            if (value == null) {
                unknown.add(key);
            } else {
                value.ifPresent(bytes -> found.put(key, bytes));
            }
        }
        if (unknown.isEmpty()) {
            return Optional.of(entries(found));
        }
        read(
                new StorageQuery.Keys(unknown),
                stored -> {
                    stored.forEach(entry -> found.put(entry.key(), entry.value()));
                    callback.accept(entries(found));
                },
                stored -> learn(unknown, stored));
        return Optional.empty();
    }

    /** As {@link #get} for a range. */
    public Optional<List<StorageEntry>> list(ListQuery query, Consumer<List<StorageEntry>> callback) {
        KeyRange range = KeyRange.of(query);
        if (range.isEmpty()) {
            return Optional.of(List.of());
        }
        Overlay.Snapshot writes = overlay.snapshot();
        if (writes.wiped() || cache.isComplete()) {
            return Optional.of(range.merge(cached(), writes));
        }
        boolean everything = range.isEverything() && overlay.isQuiet();
        read(range.query(writes), stored -> callback.accept(range.merge(stored, writes)), stored -> {
            if (everything) {
                learnAll(stored);
            }
        });
        return Optional.empty();
    }

    /** @param confirm whether what is sent from now on waits for this write */
    public void put(List<StorageEntry> entries, boolean confirm) {
        for (StorageEntry entry : entries) {
            overlay.current().put(entry.key(), entry.value());
        }
        wrote(confirm);
    }

    /** How many of the keys existed; empty: the number comes through the callback. */
    public Optional<Integer> delete(List<String> keys, boolean confirm, Consumer<Integer> callback) {
        List<String> distinct = keys.stream().distinct().toList();
        Optional<List<StorageEntry>> before = get(distinct, entries -> callback.accept(entries.size()));
        distinct.forEach(key -> overlay.current().delete(key));
        wrote(confirm);
        return before.map(List::size);
    }

    public void deleteAll() {
        overlay.current().deleteAll();
        wrote(true);
    }

    /** The object's alarm. */
    public ObjectAlarm alarm() {
        return alarm;
    }

    /** @param confirm as for {@link #put} */
    public void setAlarm(AlarmTime time, boolean confirm) {
        alarm.set(time);
        wrote(confirm);
    }

    /** Whether all writes are durable; else the callback is called when they are. */
    public boolean sync(Runnable callback) {
        long target = committed + (overlay.current().isEmpty() ? 0 : 1);
        if (target <= confirmed) {
            return true;
        }
        syncs.add(new Sync(target, callback));
        return false;
    }

    /** Ends the turn: its writes leave as one commit. */
    public void flush() {
        if (!overlay.current().isEmpty()) {
            committed++;
            WriteBuffer writes = overlay.commit();
            alarm.committed(writes);
            commits.add(channel.commit(writes.changes()));
        }
    }

    /** A read was answered. Unknown numbers are ignored, since the object may have been reset meanwhile. */
    public void answered(long operation, List<StorageEntry> entries) {
        Consumer<List<StorageEntry>> read = reads.remove(operation);
        if (read != null) {
            read.accept(entries);
        }
    }

    /** A commit is durable. */
    public void confirmed(long operation) {
        if (!commits.isEmpty() && commits.peek() == operation) {
            commits.remove();
            confirmed++;
            WriteBuffer durable = overlay.confirmed();
            remember(durable);
            alarm.confirmed(durable);
            gate.confirm(confirmed);
            while (!syncs.isEmpty() && syncs.peek().commit() <= confirmed) {
                syncs.remove().callback().run();
            }
        }
    }

    /** Whether nothing is outstanding. */
    public boolean isQuiet() {
        return reads.isEmpty()
                && alarm.isQuiet()
                && commits.isEmpty()
                && overlay.current().isEmpty();
    }

    private void wrote(boolean confirm) {
        writesMade++;
        if (confirm) {
            gate.lock(committed + 1);
        }
    }

    /** @param learn called first, unless writes were made meanwhile */
    private void read(StorageQuery query, Consumer<List<StorageEntry>> answer, Consumer<List<StorageEntry>> learn) {
        long before = writesMade;
        reads.put(channel.read(query), stored -> {
            if (before == writesMade) {
                learn.accept(stored);
            }
            answer.accept(stored);
        });
    }

    private @Nullable Stored known(String key) {
        Stored written = overlay.get(key);
        return written == null ? cache.get(key) : written;
    }

    private void learn(List<String> asked, List<StorageEntry> stored) {
        Map<String, byte[]> values = new HashMap<>();
        stored.forEach(entry -> values.put(entry.key(), entry.value()));
        asked.forEach(key -> cache.put(key, values.containsKey(key) ? Stored.of(values.get(key)) : Stored.ABSENT));
    }

    private void learnAll(List<StorageEntry> stored) {
        long bytes = 0;
        for (StorageEntry entry : stored) {
            Stored value = Stored.of(entry.value());
            bytes += StorageCache.weight(entry.key(), value);
            cache.put(entry.key(), value);
        }
        cache.complete(bytes);
    }

    private void remember(WriteBuffer durable) {
        if (durable.wipes()) {
            cache.clear();
        }
        durable.writes().forEach(cache::put);
    }

    private List<StorageEntry> cached() {
        List<StorageEntry> entries = new ArrayList<>();
        cache.known().forEach((key, value) -> value.ifPresent(bytes -> entries.add(new StorageEntry(key, bytes))));
        return entries;
    }

    private static List<StorageEntry> entries(Map<String, byte[]> found) {
        List<StorageEntry> entries = new ArrayList<>(found.size());
        found.forEach((key, value) -> entries.add(new StorageEntry(key, value)));
        return entries;
    }
}
