package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.StorageBackend;

/** What becomes of a namespace. */
public sealed interface NamespaceChange {
    /** It comes into being, for a class of the worker that changes. */
    record Create(String className, StorageBackend storage) implements NamespaceChange {}

    /** It belongs to another class, of the worker that changes; objects, ids and data stay. */
    record Take(String namespaceId, String className) implements NamespaceChange {}

    /** It belongs to the class of the same name of another worker. */
    record Give(String namespaceId, String toScript) implements NamespaceChange {}

    /** It goes, with all objects. */
    record Delete(String namespaceId) implements NamespaceChange {}
}
