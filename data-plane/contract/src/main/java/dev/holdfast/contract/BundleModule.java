package dev.holdfast.contract;

/**
 * One module of a version.
 *
 * @param name the specifier exactly as uploaded, possibly with a leading {@code ./}
 * @param content the source text, or base64 for binary types
 */
public record BundleModule(String name, ModuleType type, String content) {}
