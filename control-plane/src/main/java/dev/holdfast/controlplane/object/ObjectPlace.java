package dev.holdfast.controlplane.object;

import dev.holdfast.contract.Shards;
import java.util.Map;

/**
 * Which object.
 *
 * @param objectId 64 lowercase hex digits
 */
record ObjectPlace(String accountId, String namespaceId, String objectId) {
    int shard() {
        return Shards.of(objectId);
    }

    /** What the audit log keeps of it. */
    Map<String, Object> audited() {
        return Map.of("namespace_id", namespaceId);
    }

    /** What the audit log keeps of a value of it: not the value. */
    Map<String, Object> audited(String key) {
        return Map.of("namespace_id", namespaceId, "key", key);
    }
}
