package dev.holdfast.link.id;

/** A text is not an object id of the namespace; the message is the one that programs observe in a TypeError. */
public final class InvalidObjectIdException extends RuntimeException {
    public InvalidObjectIdException(String message) {
        super(message);
    }
}
