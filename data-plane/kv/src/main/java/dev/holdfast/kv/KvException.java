package dev.holdfast.kv;

/** What was asked of a namespace is refused; text and HTTP status are those of Workers KV. */
public final class KvException extends RuntimeException {
    private final int status;

    public KvException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
