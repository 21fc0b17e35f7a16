package dev.holdfast.pod.storage;

import java.util.Optional;

/**
 * What is known of an object before it runs.
 *
 * @param commit number of its last commit, 0 when it never wrote
 * @param bytes that it stores, keys and values
 * @param name that led to its id, if the object was created by name
 * @param listed whether it is in the list of its namespace
 */
public record StoredObject(long commit, long bytes, Optional<String> name, boolean listed) {}
