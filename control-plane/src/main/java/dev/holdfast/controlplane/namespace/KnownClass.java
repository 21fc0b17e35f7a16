package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.StorageBackend;

/** A class that has a namespace. */
public record KnownClass(String namespaceId, StorageBackend storage) {
    public static KnownClass of(NamespaceEntity namespace) {
        return new KnownClass(namespace.id, namespace.storage);
    }
}
