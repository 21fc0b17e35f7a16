package dev.holdfast.pod.catalog;

/** A published version's code and bindings. */
@FunctionalInterface
public interface Bundle {
    /** The JSON as sandboxes read it, secrets opened; the caller keeps it no longer than it takes to hand it over. */
    byte[] opened();
}
