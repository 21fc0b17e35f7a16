package dev.holdfast.controlplane.kv;

import java.util.List;

/** What came of writing or deleting several keys. */
public record KvBulkResult(int successfulKeyCount, List<String> unsuccessfulKeys) {
    static KvBulkResult of(int count) {
        return new KvBulkResult(count, List.of());
    }
}
