package dev.holdfast.contract.cron;

/** A text is no cron expression; the message says what is wrong. */
public final class InvalidCronException extends RuntimeException {
    InvalidCronException(String message) {
        super(message);
    }
}
