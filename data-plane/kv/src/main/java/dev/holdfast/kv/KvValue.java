package dev.holdfast.kv;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is kept under a key.
 *
 * @param content never changed
 * @param metadata JSON
 * @param expiration when it goes, in seconds since the epoch
 */
public record KvValue(byte[] content, Optional<String> metadata, OptionalLong expiration) {}
