package dev.holdfast.controlplane.api;

/** A token is known but may not be used now or from there. The message is for whoever has the token. */
public final class RefusedTokenException extends RuntimeException {
    public RefusedTokenException(String message) {
        super(message);
    }
}
