package dev.holdfast.pod.sandbox;

import java.util.Optional;

/**
 * What a sandbox is told of an object that is placed there.
 *
 * @param sqlite whether its storage is that of SQLite-backed classes
 */
public record ObjectSpec(String namespaceId, String className, String id, Optional<String> name, boolean sqlite) {}
