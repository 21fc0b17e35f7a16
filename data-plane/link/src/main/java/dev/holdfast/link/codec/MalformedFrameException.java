package dev.holdfast.link.codec;

/** The other end sent something that is not a message; the link cannot go on. */
public final class MalformedFrameException extends Exception {
    public MalformedFrameException(String message) {
        super(message);
    }
}
