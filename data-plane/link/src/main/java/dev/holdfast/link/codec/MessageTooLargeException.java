package dev.holdfast.link.codec;

/** A message does not fit into one frame. */
public final class MessageTooLargeException extends RuntimeException {
    /** Largest frame in bytes, header not counted. */
    public static final int MAX_FRAME = 128 * 1024 * 1024;

    public MessageTooLargeException(long bytes) {
        super("message of " + bytes + " bytes exceeds the link's limit of " + MAX_FRAME);
    }
}
