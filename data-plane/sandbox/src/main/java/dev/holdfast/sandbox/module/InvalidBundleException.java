package dev.holdfast.sandbox.module;

/** What should be a version's bundle is none. */
public final class InvalidBundleException extends RuntimeException {
    public InvalidBundleException(String message) {
        super(message);
    }
}
