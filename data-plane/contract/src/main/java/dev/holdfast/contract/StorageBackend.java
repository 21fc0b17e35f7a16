package dev.holdfast.contract;

/** Storage of a namespace, fixed when the namespace is created (reference: durable-objects 4). */
public enum StorageBackend {
    /** From {@code new_sqlite_classes}. */
    SQLITE,
    /** From {@code new_classes}. */
    KEY_VALUE
}
