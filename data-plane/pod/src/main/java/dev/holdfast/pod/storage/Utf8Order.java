package dev.holdfast.pod.storage;

import dev.holdfast.link.message.StorageEntry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order of storage keys: by the unsigned bytes of their UTF-8 form, which differs from that of Java strings. */
public final class Utf8Order {
    /** Compares keys. */
    public static final Comparator<String> KEYS = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    /** Compares entries by their keys. */
    public static final Comparator<StorageEntry> ENTRIES = Comparator.comparing(StorageEntry::key, KEYS);

    private Utf8Order() {}
}
