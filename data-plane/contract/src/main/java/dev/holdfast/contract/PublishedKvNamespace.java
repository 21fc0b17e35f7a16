package dev.holdfast.contract;

/**
 * A KV namespace that there is.
 *
 * @param namespaceId 32 hex digits, permanent
 */
public record PublishedKvNamespace(String accountId, String namespaceId) {}
