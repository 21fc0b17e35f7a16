package dev.holdfast.billing.gateway;

import java.net.URI;

/**
 * How to reach Stripe, or the sandbox server that speaks as it does.
 *
 * @param apiBase where the API is, without a path
 * @param secretKey the API key
 * @param webhookSecret what webhook deliveries are signed with
 */
public record StripeSettings(URI apiBase, String secretKey, String webhookSecret) {
    public static final URI LIVE_API = URI.create("https://api.stripe.com");

    /** Stripe itself only if its own API is addressed. */
    public PaymentProvider provider() {
        return LIVE_API.getHost().equals(apiBase.getHost()) ? PaymentProvider.STRIPE : PaymentProvider.STRIPE_SANDBOX;
    }

    /** Leaves out both secrets. */
    @Override
    public String toString() {
        return "StripeSettings[apiBase=" + apiBase + "]";
    }
}
