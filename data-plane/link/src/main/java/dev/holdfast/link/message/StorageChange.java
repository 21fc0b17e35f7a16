package dev.holdfast.link.message;

import java.util.Optional;

/** One change of an object's storage. */
public sealed interface StorageChange {
    /** Sets a key. */
    record Put(String key, byte[] value) implements StorageChange {}

    /** Removes a key, if it exists. */
    record Delete(String key) implements StorageChange {}

    /** Removes everything that the object stored; the object's commit number goes on. */
    record DeleteAll() implements StorageChange {}

    /**
     * Sets the object's one alarm, or takes it away.
     *
     * @param dueMillis since the epoch, at least 0
     */
    record Alarm(Optional<Long> dueMillis) implements StorageChange {}
}
