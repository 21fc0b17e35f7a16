package dev.holdfast.pod.ingress;

import dev.holdfast.pod.error.EdgeError;

/** Nothing can serve a request. */
public final class UnroutableException extends RuntimeException {
    private final EdgeError error;

    UnroutableException(EdgeError error, String message) {
        super(message);
        this.error = error;
    }

    public EdgeError error() {
        return error;
    }
}
