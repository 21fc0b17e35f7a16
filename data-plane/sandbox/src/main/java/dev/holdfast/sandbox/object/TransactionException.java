package dev.holdfast.sandbox.object;

/** A transaction cannot end now; the message is for programs. */
public final class TransactionException extends RuntimeException {
    TransactionException(String message) {
        super(message);
    }
}
