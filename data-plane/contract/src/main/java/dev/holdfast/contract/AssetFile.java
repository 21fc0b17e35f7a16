package dev.holdfast.contract;

/**
 * A static file.
 *
 * @param hash 32 hex digits, of content and extension
 * @param contentType with parameters; empty for none
 * @param size in bytes
 */
public record AssetFile(String hash, String contentType, int size) {}
