package dev.holdfast.controlplane.log;

/** What a pod wrote is no trace. The message says why. */
public final class UnreadableTraceException extends RuntimeException {
    UnreadableTraceException(String message) {
        super(message);
    }
}
