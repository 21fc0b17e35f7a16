package dev.holdfast.sandbox.crypto;

/** An argument is outside of what is offered: an unknown name, or more work than one call may do. */
public final class UnsupportedInputException extends RuntimeException {
    public UnsupportedInputException(String message) {
        super(message);
    }
}
