package dev.holdfast.controlplane.registry;

/** How packages and their versions are written; nothing else becomes part of an address at the registry. */
final class PackageName {
    /** A name with or without a scope. */
    static final String NAME = "(@[a-z0-9~-][a-z0-9._~-]{0,99}/)?[a-z0-9~-][a-zA-Z0-9._~-]{0,212}";

    /** One version, neither a range nor a tag. */
    static final String VERSION = "[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,9}([-+][0-9A-Za-z.+-]{1,100})?";

    private PackageName() {}

    /** The name without its scope. */
    static String base(String name) {
        return name.substring(name.indexOf('/') + 1);
    }
}
