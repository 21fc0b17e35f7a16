package dev.holdfast.kv;

/** There is no such namespace, or none any more. */
public final class KvNamespaceGoneException extends RuntimeException {
    KvNamespaceGoneException(String namespaceId) {
        super("no KV namespace " + namespaceId);
    }
}
