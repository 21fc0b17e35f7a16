package dev.holdfast.local.client;

/** A server answered something else than it should; the message quotes it. */
public final class UnexpectedReplyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnexpectedReplyException(String message) {
        super(message);
    }
}
