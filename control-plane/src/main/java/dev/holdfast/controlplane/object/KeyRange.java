package dev.holdfast.controlplane.object;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Keys of an object's storage that meet every condition, in the order of their bytes.
 *
 * @param start the first one; empty: from the beginning
 * @param end the first one that is not meant; empty: to the end
 */
record KeyRange(String prefix, String start, String end) {
    static final KeyRange ALL = new KeyRange("", "", "");

    /** Where to begin to read, as Redis takes bounds; from the first key on that is not in the range, none is. */
    String lower() {
        return "[" + (compare(start, prefix) > 0 ? start : prefix);
    }

    boolean contains(String key) {
        return key.startsWith(prefix) && compare(key, start) >= 0 && (end.isEmpty() || compare(key, end) < 0);
    }

    Map<String, String> audited() {
        return Map.of("prefix", prefix, "start", start, "end", end);
    }

    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
