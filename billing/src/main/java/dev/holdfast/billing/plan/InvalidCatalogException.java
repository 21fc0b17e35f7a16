package dev.holdfast.billing.plan;

/** A catalogue contradicts itself or cannot be read; the message names the place. */
public final class InvalidCatalogException extends RuntimeException {
    public InvalidCatalogException(String message) {
        super(message);
    }
}
