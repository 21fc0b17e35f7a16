package dev.holdfast.billing.gateway;

/** The payment provider refused, failed, or could not be reached. Trying again later may help. */
public final class PaymentProviderException extends RuntimeException {
    public PaymentProviderException(String message) {
        super(message);
    }

    public PaymentProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
