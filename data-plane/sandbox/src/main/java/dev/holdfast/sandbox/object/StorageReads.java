package dev.holdfast.sandbox.object;

import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads of one object that the store has not answered yet. */
final class StorageReads {
    private final StorageChannel channel;
    private final Map<Long, Reader> waiting = new HashMap<>();

    /** Who waits for an answer. */
    interface Reader {
        /** @param everything whether the entries are all that is stored, rather than what was asked for */
        void found(List<StorageEntry> entries, boolean everything);
    }

    StorageReads(StorageChannel channel) {
        this.channel = channel;
    }

    void ask(StorageQuery query, Reader reader) {
        waiting.put(channel.read(query), reader);
    }

    /** Unknown numbers are ignored, since the object may have been reset meanwhile. */
    void answered(long operation, List<StorageEntry> entries, boolean everything) {
        Reader reader = waiting.remove(operation);
        if (reader != null) {
            reader.found(entries, everything);
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
