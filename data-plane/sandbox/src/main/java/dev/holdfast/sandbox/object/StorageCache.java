package dev.holdfast.sandbox.object;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an object's durable state: values, and keys that do not exist. When everything is known
 * ({@link #isComplete}), a key that is not here does not exist. Bounded: the least recently used knowledge is dropped
 * first, and with it completeness.
 */
final class StorageCache {
    private static final int OVERHEAD = 64;

    private final long limitBytes;
    private final Map<String, Stored> known = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private boolean complete;

    StorageCache(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** The value, nothing when the key does not exist, null when neither is known. */
    @Nullable
    Stored get(String key) {
        Stored value = known.get(key);
        return value == null && complete ? Stored.ABSENT : value;
    }

    void put(String key, Stored value) {
        if (complete && value.isAbsent()) {
            forget(key);
            return;
        }
        Stored old = known.put(key, value);
        bytes += weight(key, value) - (old == null ? 0 : weight(key, old));
        shrink();
    }

    /** Nothing is stored. */
    void clear() {
        known.clear();
        bytes = 0;
        complete = true;
    }

    /** Everything that exists has just been put. */
    void complete(long entryBytes) {
        complete = entryBytes <= limitBytes && bytes <= limitBytes;
    }

    boolean isComplete() {
        return complete;
    }

    /** What exists, as far as known, in no useful order. */
    Map<String, Stored> known() {
        return known;
    }

    static long weight(String key, Stored value) {
        return OVERHEAD + 2L * key.length() + value.length();
    }

    private void forget(String key) {
        Stored old = known.remove(key);
        if (old != null) {
            bytes -= weight(key, old);
        }
    }

    private void shrink() {
        Iterator<Map.Entry<String, Stored>> oldest = known.entrySet().iterator();
        while (bytes > limitBytes && oldest.hasNext()) {
            Map.Entry<String, Stored> entry = oldest.next();
            bytes -= weight(entry.getKey(), entry.getValue());
            oldest.remove();
            complete = false;
        }
    }
}
