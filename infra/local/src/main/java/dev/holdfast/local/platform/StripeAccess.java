package dev.holdfast.local.platform;

import java.util.Map;

/**
 * Who takes the money: Stripe, if the environment has keys of an account there, otherwise the sandbox, where no money
 * moves.
 *
 * @param sandbox whether the sandbox has to run
 */
public record StripeAccess(String apiBase, String secretKey, String webhookSecret, boolean sandbox) {
    public static final String KEY = "HOLDFAST_STRIPE_SECRET_KEY";
    private static final String WEBHOOK_SECRET = "HOLDFAST_STRIPE_WEBHOOK_SECRET";
    private static final String STRIPE = "https://api.stripe.com";

    /** Whether the environment has the key of an account at Stripe. */
    public static boolean isGiven(Map<String, String> environment) {
        return !environment.getOrDefault(KEY, "").isEmpty();
    }

    /** @throws UsageException when there is a key but no secret with which deliveries can be checked */
    static StripeAccess of(Map<String, String> environment, PortPlan ports, Secrets secrets) {
        if (!isGiven(environment)) {
            return new StripeAccess(ports.stripeUrl(), secrets.stripeSecretKey(), secrets.stripeWebhookSecret(), true);
        }
        String webhookSecret = environment.getOrDefault(WEBHOOK_SECRET, "");
        if (webhookSecret.isEmpty()) {
            throw new UsageException(KEY + " is set, but " + WEBHOOK_SECRET
                    + " is not: it is the signing secret of the webhook endpoint at Stripe");
        }
        return new StripeAccess(STRIPE, environment.getOrDefault(KEY, ""), webhookSecret, false);
    }

    /** Leaves out both secrets. */
    @Override
    public String toString() {
        return "StripeAccess[apiBase=" + apiBase + "]";
    }
}
