package dev.holdfast.contract;

/**
 * A Durable Object namespace: which worker's class its objects run.
 *
 * @param namespaceId 32 hex digits, permanent
 * @param uniqueKey from which object ids are derived; permanent
 * @param className the export of the worker that implements the objects
 */
public record PublishedNamespace(
        String accountId,
        String namespaceId,
        String uniqueKey,
        String workerId,
        String className,
        StorageBackend storage) {}
