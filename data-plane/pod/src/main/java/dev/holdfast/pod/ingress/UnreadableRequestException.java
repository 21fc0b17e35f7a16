package dev.holdfast.pod.ingress;

/** A client's request cannot be understood. */
final class UnreadableRequestException extends RuntimeException {
    UnreadableRequestException(String message) {
        super(message);
    }
}
