package dev.holdfast.link.message;

import java.util.List;
import java.util.Optional;

/** What a storage read asks for. Keys are ordered by the unsigned bytes of their UTF-8 form. */
public sealed interface StorageQuery {
    /** What can be asked alone. */
    sealed interface Part extends StorageQuery {}

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

    /**
     * A query that may be answered with everything that is stored instead, by {@link PodMessage.StorageEverything},
     * when that is little.
     *
     * @param maxBytes of keys and values together, {@link #MOST_BYTES} at most
     */
    record Ahead(Part query, int maxBytes) implements StorageQuery {
        /** As much may be read ahead. */
        public static final int MOST_BYTES = 1024 * 1024;
    }
}
