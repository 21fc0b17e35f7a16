package dev.holdfast.contract;

/**
 * A Durable Object namespace: which worker's class its objects run.
 *
 * @param namespaceId 32 hex digits, permanent
 * @param uniqueKey from which object ids are derived; permanent
 * @param className the export of the worker that implements the objects, unless the worker's deployment says otherwise
 * @param gone whether it was deleted: none of its objects may run any more, and what they stored is taken away
 */
public record PublishedNamespace(
        String accountId,
        String namespaceId,
        String uniqueKey,
        String workerId,
        String className,
        StorageBackend storage,
        boolean gone) {}
