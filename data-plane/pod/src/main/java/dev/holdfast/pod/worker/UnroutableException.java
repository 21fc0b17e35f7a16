package dev.holdfast.pod.worker;

import dev.holdfast.pod.error.EdgeError;

/** Nothing can serve a request. */
public final class UnroutableException extends RuntimeException {
    private final EdgeError error;

    public UnroutableException(EdgeError error, String message) {
        super(message);
        this.error = error;
    }

    /** What a client is told. */
    public EdgeError error() {
        return error;
    }
}
