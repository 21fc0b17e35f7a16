package dev.holdfast.controlplane.identity;

/** A token is known but may not be used now or from there. The message is for whoever has the token. */
public final class RefusedTokenException extends RuntimeException {
    RefusedTokenException(String message) {
        super(message);
    }
}
