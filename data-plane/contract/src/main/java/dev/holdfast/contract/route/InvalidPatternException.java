package dev.holdfast.contract.route;

/** A text is no pattern of a route; the message says why. */
public final class InvalidPatternException extends RuntimeException {
    public InvalidPatternException(String message) {
        super(message);
    }
}
