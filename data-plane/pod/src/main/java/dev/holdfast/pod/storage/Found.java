package dev.holdfast.pod.storage;

import dev.holdfast.link.message.StorageEntry;
import java.util.List;

/**
 * Answer to a read.
 *
 * @param entries in ascending order of the unsigned bytes of their keys; none when there would be too many
 */
public record Found(Extent extent, List<StorageEntry> entries) {
    /** What the entries are. */
    public enum Extent {
        /** Those that the query asked for. */
        ASKED,
        /** All that the object stores. */
        EVERYTHING,
        /** None, since those that the query asked for are more than one answer holds. */
        TOO_LARGE
    }

    static Found asked(List<StorageEntry> entries) {
        return new Found(Extent.ASKED, entries);
    }
}
