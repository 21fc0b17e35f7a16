package dev.holdfast.pod.storage;

/**
 * Which object.
 *
 * @param shard of the object's id
 * @param namespaceId 32 hex digits
 * @param objectId 64 lowercase hex digits
 */
public record ObjectKey(int shard, String namespaceId, String objectId) {}
