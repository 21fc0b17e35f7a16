package dev.holdfast.sandbox.object;

import dev.holdfast.link.message.StorageQuery;
import java.util.ArrayList;
import java.util.List;

/** Cuts a list of keys into parts that fit into one question each. */
final class KeyParts {
    private static final int MOST_CHARS = 4 * 1024 * 1024;

    private KeyParts() {}

    static List<List<String>> of(List<String> keys) {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        int chars = 0;
        for (String key : keys) {
            if (part.size() == StorageQuery.Keys.MOST || (!part.isEmpty() && chars + key.length() > MOST_CHARS)) {
                parts.add(part);
                part = new ArrayList<>();
                chars = 0;
            }
            part.add(key);
            chars += key.length();
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }
}
