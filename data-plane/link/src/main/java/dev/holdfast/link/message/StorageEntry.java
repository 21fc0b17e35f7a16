package dev.holdfast.link.message;

/** A stored key with its serialized value. */
public record StorageEntry(String key, byte[] value) {}
