package dev.holdfast.sandbox.object;

import dev.holdfast.link.message.StorageChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes of one turn, which become one commit. The last write of a key counts. */
final class WriteBuffer {
    private final Map<String, Stored> writes = new LinkedHashMap<>();
    private @Nullable AlarmTime alarm;
    private boolean wiped;

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
