package dev.holdfast.billing.sandbox.form;

/** A form that cannot be decoded; the message says why. */
public final class MalformedFormException extends RuntimeException {
    MalformedFormException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
