package dev.holdfast.billing.gateway;

/** A webhook delivery was not signed by the payment provider, or too long ago. It must not be acted upon. */
public final class InvalidWebhookSignatureException extends RuntimeException {
    public InvalidWebhookSignatureException(String message) {
        super(message);
    }
}
