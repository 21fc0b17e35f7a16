package dev.holdfast.link.message;

import java.util.List;
import java.util.Optional;

/** What a storage read asks for. Keys are ordered by the unsigned bytes of their UTF-8 form. */
public sealed interface StorageQuery {
    /** The values of these keys, as far as they exist. */
    record Keys(List<String> keys) implements StorageQuery {
        public Keys {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A range of keys with their values.
     *
     * @param start inclusive lower bound; empty string for none
     * @param startExclusive whether {@code start} itself is left out
     * @param end exclusive upper bound
     * @param limit most entries to return, or -1
     */
    record Range(String start, boolean startExclusive, Optional<String> end, boolean reverse, int limit)
            implements StorageQuery {}

    /** When the object's alarm is due; answered by {@link PodMessage.StorageAlarm}. */
    record Alarm() implements StorageQuery {}
}
