package dev.holdfast.link.message;

/** One change of an object's storage. */
public sealed interface StorageChange {
    /** Sets a key. */
    record Put(String key, byte[] value) implements StorageChange {}

    /** Removes a key, if it exists. */
    record Delete(String key) implements StorageChange {}

    /** Removes everything that the object stored; the object's commit number goes on. */
    record DeleteAll() implements StorageChange {}
}
