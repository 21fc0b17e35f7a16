package dev.holdfast.sandbox.border;

/** Script gave a host function something that it may not; script sees an {@code Error} with this fixed text. */
public final class BorderException extends RuntimeException {
    public BorderException(String message) {
        super(message);
    }
}
