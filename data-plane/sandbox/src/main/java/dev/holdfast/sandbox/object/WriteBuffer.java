package dev.holdfast.sandbox.object;

import dev.holdfast.link.message.StorageChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes that become durable together: those of one turn, or of one transaction until it ends. The last write of a key
 * counts.
 */
final class WriteBuffer {
    private final Map<String, Stored> writes = new LinkedHashMap<>();
    private @Nullable AlarmTime alarm;
    private boolean wiped;
    private boolean confirmed;

    void put(String key, byte[] value) {
        writes.put(key, Stored.of(value));
    }

    void delete(String key) {
        writes.put(key, Stored.ABSENT);
    }

    void deleteAll() {
        writes.clear();
        wiped = true;
    }

    /** @param time null: what it was is of no interest any more */
    void alarm(@Nullable AlarmTime time) {
        alarm = time;
    }

    /** What the alarm was set to, null when it was not. */
    @Nullable
    AlarmTime alarm() {
        return alarm;
    }

    /** What is sent after this waits until the writes are durable. */
    void mustBeConfirmed() {
        confirmed = true;
    }

    boolean isToBeConfirmed() {
        return confirmed;
    }

    /** Takes in the writes of a transaction that was made on top of these; it never wipes. */
    void absorb(WriteBuffer later) {
        writes.putAll(later.writes);
        confirmed |= later.confirmed;
        if (later.alarm != null) {
            alarm = later.alarm;
        }
    }

    boolean isEmpty() {
        return writes.isEmpty() && !wiped && alarm == null;
    }

    /** Whether everything written earlier is gone. */
    boolean wipes() {
        return wiped;
    }

    /** Key to its value, or to nothing when it was removed. */
    Map<String, Stored> writes() {
        return writes;
    }

    List<StorageChange> changes() {
        List<StorageChange> changes = new ArrayList<>(writes.size() + 2);
        if (wiped) {
            changes.add(new StorageChange.DeleteAll());
        }
        writes.forEach((key, stored) -> changes.add(change(key, stored)));
        if (alarm != null) {
            changes.add(new StorageChange.Alarm(alarm.dueMillis()));
        }
        return changes;
    }

    private static StorageChange change(String key, Stored stored) {
        return stored.value()
                .<StorageChange>map(value -> new StorageChange.Put(key, value))
                .orElseGet(() -> new StorageChange.Delete(key));
    }
}
