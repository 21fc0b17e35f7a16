package dev.holdfast.sandbox.object;

import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.sandbox.border.StorageHost.ListQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One object's storage as its script sees it: what is stored, with the object's own writes laid over. Reads answer at
 * once when everything is known here; else the answer comes through a callback. A write counts as made at once.
 *
 * <p>The first read that has to ask offers to take everything, which a small object answers with: then nothing is asked
 * again, see {@link #READ_AHEAD_BYTES}.
 */
public final class ObjectStorage {
    /** Objects that store no more than this are read as a whole. */
    static final int READ_AHEAD_BYTES = 128 * 1024;

    private final StorageChannel channel;
    private final OutputGate gate;
    private final StorageCache cache;
    private final CacheUse use;
    private final StorageReads reads;
    private final Overlay overlay = new Overlay();
    private final ObjectAlarm alarm;
    private final Deque<Long> commits = new ArrayDeque<>();
    private final Deque<Sync> syncs = new ArrayDeque<>();
    private boolean mayReadAhead = true;
    private long committed;
    private long confirmed;
    private long writesMade;

    private record Sync(long commit, Runnable callback) {}

    /** @param cacheBytes bound of what is kept in memory */
    public ObjectStorage(StorageChannel channel, OutputGate gate, CacheUse use, long cacheBytes) {
        this.channel = channel;
        this.gate = gate;
        this.use = use;
        this.cache = new StorageCache(cacheBytes);
        this.reads = new StorageReads(channel);
        this.alarm = new ObjectAlarm(channel, overlay);
    }

    /** The entries that exist, in ascending order; empty: they come through the callback. */
    public Optional<List<StorageEntry>> get(Collection<String> keys, Consumer<List<StorageEntry>> callback) {
        Map<String, byte[]> found = new TreeMap<>(KeyOrder.COMPARATOR);
        Set<String> unknown = new LinkedHashSet<>();
        for (String key : keys) {
            Stored value = known(key);
            if (value == null) {
                unknown.add(key);
            } else {
                value.ifPresent(bytes -> found.put(key, bytes));
            }
        }
        if (unknown.isEmpty()) {
            use.hit();
            return Optional.of(entries(found));
        }
        use.miss();
        readKeys(List.copyOf(unknown), found, callback);
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
            use.hit();
            return Optional.of(range.merge(cached(), writes));
        }
        use.miss();
        boolean everything = range.isEverything() && overlay.isQuiet();
        read(readAhead(range.query(writes)), stored -> callback.accept(range.merge(stored, writes)), stored -> {
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
    public Optional<Integer> delete(Collection<String> keys, boolean confirm, Consumer<Integer> callback) {
        if (keys.isEmpty()) {
            return Optional.of(0);
        }
        Collection<String> distinct = new LinkedHashSet<>(keys);
        Optional<List<StorageEntry>> before = get(distinct, entries -> callback.accept(entries.size()));
        distinct.forEach(key -> overlay.current().delete(key));
        wrote(confirm);
        return before.map(List::size);
    }

    /**
     * Removes everything at once: what follows in the same turn is another commit.
     *
     * @throws TransactionException inside of a transaction
     */
    public void deleteAll() {
        if (!overlay.transactions().isEmpty()) {
            throw new TransactionException("Cannot call deleteAll() within a transaction");
        }
        overlay.turn().deleteAll();
        wrote(true);
        flush();
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

    /** From now on writes belong to a transaction, inside the one that is open, if any. */
    public long beginTransaction() {
        return overlay.transactions().begin();
    }

    /** @throws TransactionException when it is not the innermost one */
    public void commitTransaction(long transaction) {
        overlay.transactions().commit(transaction, overlay.turn());
        wrote(false);
    }

    /**
     * Drops a transaction's writes.
     *
     * @throws TransactionException when it is not the innermost one
     */
    public void rollbackTransaction(long transaction) {
        overlay.transactions().rollback(transaction);
        writesMade++;
    }

    /** Drops what a transaction and all inside it have written; one that is over is of no consequence. */
    public void abandonTransaction(long transaction) {
        overlay.transactions().abandon(transaction);
        writesMade++;
    }

    /** Whether all writes outside of open transactions are durable; else the callback is called when they are. */
    public boolean sync(Runnable callback) {
        long target = committed + (overlay.turn().isEmpty() ? 0 : 1);
        if (target <= confirmed) {
            return true;
        }
        syncs.add(new Sync(target, callback));
        return false;
    }

    /** Ends the turn: its writes leave as one commit. Those of open transactions stay. */
    public void flush() {
        if (!overlay.turn().isEmpty()) {
            committed++;
            WriteBuffer writes = overlay.commit();
            alarm.committed(writes);
            commits.add(channel.commit(writes.changes()));
        }
    }

    /**
     * A read was answered.
     *
     * @param everything whether the entries are all that is stored, see {@link StorageQuery.Ahead}
     */
    public void answered(long operation, List<StorageEntry> entries, boolean everything) {
        reads.answered(operation, entries, everything);
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
        return reads.isEmpty() && alarm.isQuiet() && overlay.isQuiet();
    }

    private void wrote(boolean confirm) {
        writesMade++;
        if (confirm) {
            overlay.current().mustBeConfirmed();
        }
        if (overlay.turn().isToBeConfirmed()) {
            gate.lock(committed + 1);
        }
    }

    /** The query, which a small object is asked to answer with everything, unless own writes could overtake that. */
    private StorageQuery readAhead(StorageQuery.Part query) {
        boolean first = mayReadAhead && overlay.isQuiet();
        mayReadAhead &= !first;
        return first ? new StorageQuery.Ahead(query, READ_AHEAD_BYTES) : query;
    }

    private void readKeys(List<String> keys, Map<String, byte[]> found, Consumer<List<StorageEntry>> callback) {
        List<List<String>> parts = KeyParts.of(keys);
        int[] open = {parts.size()};
        for (List<String> part : parts) {
            Set<String> wanted = Set.copyOf(part);
            read(
                    readAhead(new StorageQuery.Keys(part)),
                    stored -> {
                        stored.stream()
                                .filter(entry -> wanted.contains(entry.key()))
                                .forEach(entry -> found.put(entry.key(), entry.value()));
                        if (--open[0] == 0) {
                            callback.accept(entries(found));
                        }
                    },
                    stored -> learn(part, stored));
        }
    }

    /** @param learn called first if the store answered just the query and no writes were made meanwhile */
    private void read(StorageQuery query, Consumer<List<StorageEntry>> answer, Consumer<List<StorageEntry>> learn) {
        long before = writesMade;
        reads.ask(query, (stored, everything) -> {
            if (before == writesMade && everything) {
                learnAll(stored);
            } else if (before == writesMade) {
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
