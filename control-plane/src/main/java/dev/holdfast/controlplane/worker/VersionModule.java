package dev.holdfast.controlplane.worker;

import jakarta.persistence.Embeddable;

/** A module of a version: a name for some content. */
@Embeddable
public class VersionModule {
    public String name;
    public String contentType;

    /** SHA-256 of the content. */
    public String hash;

    /** The same module, for another version. */
    public VersionModule copy() {
        VersionModule copy = new VersionModule();
        copy.name = name;
        copy.contentType = contentType;
        copy.hash = hash;
        return copy;
    }
}
