package dev.holdfast.kv;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A key in a list.
 *
 * @param expiration when it goes, in seconds since the epoch
 * @param metadata JSON
 */
public record KvKey(String name, OptionalLong expiration, Optional<String> metadata) {}
