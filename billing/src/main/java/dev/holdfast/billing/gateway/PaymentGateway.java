package dev.holdfast.billing.gateway;

import dev.holdfast.billing.subscription.SubscriptionState;
import java.net.URI;
import java.util.List;

/**
 * The payment provider. Thread-safe; all but {@code readEvent} and {@code provider} do blocking network I/O and throw
 * {@link PaymentProviderException} if the provider refuses or cannot be reached.
 */
public interface PaymentGateway {

    /** Makes an account a customer. Asked again for the same account within a day, it is the same customer. */
    String createCustomer(String accountId, String email);

    /**
     * Opens a hosted page on which the plan can be bought. Nothing is bought until somebody pays there. Product, prices
     * and meters of the plan are created at the provider when they are missing.
     *
     * @throws dev.holdfast.billing.plan.UnknownPlanException if the plan is not in the catalogue
     * @throws PlanNotForSaleException if the plan costs nothing
     */
    CheckoutPage openCheckout(CheckoutOrder order);

    /** Opens a hosted page on which a customer changes the card, cancels, and sees invoices. */
    URI openPortal(String customerId, URI returnUrl);

    /** All subscriptions that a customer has or had, as they are now, in no order. */
    List<SubscriptionState> subscriptionsOf(String customerId);

    /**
     * Ends a subscription at once and gives back what was paid for it. Done again, it gives back nothing more.
     *
     * @param subscriptionId of one that has not ended
     */
    void takeBack(String subscriptionId);

    /**
     * Verifies and reads a webhook delivery. Providers deliver more than once, in any order, and not always.
     *
     * @param payload the request's body, byte for byte
     * @param signatureHeader the value of the header {@code Stripe-Signature}; empty if there was none
     * @throws InvalidWebhookSignatureException if the payload is not the provider's, or older than five minutes
     * @throws PaymentProviderException if the payload is signed but cannot be understood
     */
    PaymentEvent readEvent(byte[] payload, String signatureHeader);

    PaymentProvider provider();
}
