package dev.holdfast.controlplane.object.value;

/** Bytes are not a serialized value, or one that is not understood. */
public final class CorruptValueException extends RuntimeException {
    CorruptValueException() {
        super("not a serialized value");
    }
}
