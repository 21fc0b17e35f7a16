package dev.holdfast.billing.gateway;

/** The payment provider. Thread-safe; {@code openCheckout} does blocking network I/O, {@code readEvent} does none. */
public interface PaymentGateway {

    /**
     * Opens a hosted page on which the plan can be bought. Nothing is bought until somebody pays there; then events
     * arrive for {@link #readEvent}. The plan's product and price are created at the provider when they are missing.
     *
     * @throws dev.holdfast.billing.plan.UnknownPlanException if the plan is not in the catalogue
     * @throws PlanNotForSaleException if the plan costs nothing
     * @throws PaymentProviderException if the provider refuses or cannot be reached
     */
    CheckoutPage openCheckout(CheckoutOrder order);

    /**
     * Verifies and reads a webhook delivery. Providers deliver more than once and in any order: apply each event id
     * once, and an older state never over a newer one.
     *
     * @param payload the request's body, byte for byte
     * @param signatureHeader the value of the header {@code Stripe-Signature}; empty if there was none
     * @throws InvalidWebhookSignatureException if the payload is not the provider's, or older than five minutes
     * @throws PaymentProviderException if the payload is signed but cannot be understood
     */
    PaymentEvent readEvent(byte[] payload, String signatureHeader);

    PaymentProvider provider();
}
