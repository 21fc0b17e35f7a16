package dev.holdfast.sandbox.object;

import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.sandbox.border.StorageHost.ListQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A range of keys, and the entries in it once writes that are not yet durable are laid over what is stored.
 *
 * @param end exclusive
 * @param limit -1 for none
 */
record KeyRange(String start, boolean startExclusive, Optional<String> end, boolean reverse, int limit) {
    static KeyRange of(ListQuery query) {
        String start = query.start();
        boolean exclusive = query.startExclusive();
        Optional<String> end = query.end();
        if (!query.prefix().isEmpty()) {
            if (KeyOrder.COMPARATOR.compare(query.prefix(), start) > 0) {
                start = query.prefix();
                exclusive = false;
            }
            end = least(end, KeyOrder.afterPrefix(query.prefix()));
        }
        return new KeyRange(start, exclusive, end, query.reverse(), query.limit());
    }

    /** Whether no key can lie inside. */
    boolean isEmpty() {
        return limit == 0 || (end.isPresent() && KeyOrder.COMPARATOR.compare(end.get(), start) <= 0);
    }

    boolean isEverything() {
        return start.isEmpty() && !startExclusive && end.isEmpty() && limit < 0;
    }

    /** What to ask of the store so that enough is left when these writes are laid over the answer. */
    StorageQuery.Part query(Overlay.Snapshot overlay) {
        int inside = within(overlay.writes()).size();
        int wanted = limit < 0 ? -1 : (int) Math.min(Integer.MAX_VALUE, (long) limit + inside);
        return new StorageQuery.Range(start, startExclusive, end, reverse, wanted);
    }

    /** The entries in the order asked for. */
    List<StorageEntry> merge(List<StorageEntry> stored, Overlay.Snapshot overlay) {
        NavigableMap<String, byte[]> merged = new TreeMap<>(KeyOrder.COMPARATOR);
        if (!overlay.wiped()) {
            stored.forEach(entry -> merged.put(entry.key(), entry.value()));
        }
        within(overlay.writes())
                .forEach((key, value) ->
                        value.value().ifPresentOrElse(bytes -> merged.put(key, bytes), () -> merged.remove(key)));
        return trimmed(merged);
    }

    /** The part of a map that lies inside. */
    <V> NavigableMap<String, V> within(NavigableMap<String, V> map) {
        if (isEmpty()) {
            return new TreeMap<>(KeyOrder.COMPARATOR);
        }
        NavigableMap<String, V> tail = map.tailMap(start, !startExclusive);
        return end.isPresent() ? tail.headMap(end.get(), false) : tail;
    }

    private List<StorageEntry> trimmed(NavigableMap<String, byte[]> merged) {
        NavigableMap<String, byte[]> inside = within(merged);
        List<StorageEntry> entries = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : (reverse ? inside.descendingMap() : inside).entrySet()) {
            if (limit >= 0 && entries.size() == limit) {
                return entries;
            }
            entries.add(new StorageEntry(entry.getKey(), entry.getValue()));
        }
        return entries;
    }

    private static Optional<String> least(Optional<String> a, Optional<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        return KeyOrder.COMPARATOR.compare(a.get(), b.get()) <= 0 ? a : b;
    }
}
