package dev.holdfast.controlplane.object.value;

/** JSON is not a value that can be written; the message says why. */
public final class UnwritableValueException extends RuntimeException {
    UnwritableValueException(String message) {
        super(message);
    }
}
