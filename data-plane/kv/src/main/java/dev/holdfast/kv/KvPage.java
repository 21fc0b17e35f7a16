package dev.holdfast.kv;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list of keys.
 *
 * @param cursor goes on where this part ends; absent at the end of the list
 */
public record KvPage(List<KvKey> keys, Optional<String> cursor) {
    public KvPage {
        keys = List.copyOf(keys);
    }
}
