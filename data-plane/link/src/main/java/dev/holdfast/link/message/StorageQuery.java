package dev.holdfast.link.message;

import java.util.List;
import java.util.Optional;

/** What a storage read asks for. Keys are ordered by the unsigned bytes of their UTF-8 form. */
public sealed interface StorageQuery {
    /** Asks for keys and their values. */
    sealed interface Entries extends StorageQuery {}

    /** Names the entries that are wanted. */
    sealed interface Part extends Entries {}

    /** The values of these keys, as far as they exist; 128 keys at most. */
    record Keys(List<String> keys) implements Part {
        /** Keys in one query. */
        public static final int MOST = 128;

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
            implements Part {}

    /** When the object's alarm is due; answered by {@link PodMessage.StorageAlarm}. */
    record Alarm() implements StorageQuery {}

    /**
     * A query that may be answered with everything that is stored instead, by {@link PodMessage.StorageEverything},
     * when that is little.
     *
     * @param maxBytes of keys and values together, {@link #MOST_BYTES} at most
     */
    record Ahead(Part query, int maxBytes) implements Entries {
        /** As much may be read ahead. */
        public static final int MOST_BYTES = 1024 * 1024;
    }
}
