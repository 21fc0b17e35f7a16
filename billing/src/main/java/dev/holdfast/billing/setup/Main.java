package dev.holdfast.billing.setup;

import dev.holdfast.billing.gateway.PaymentProviderException;
import dev.holdfast.billing.gateway.StripeSettings;
import dev.holdfast.billing.gateway.StripeSetup;
import dev.holdfast.billing.plan.PlanCatalog;
import java.net.URI;
import java.util.Map;

/**
 * Creates in the Stripe account of {@code HOLDFAST_STRIPE_SECRET_KEY} what Holdfast needs there. Run again, it creates
 * only what is missing. {@code HOLDFAST_STRIPE_API_BASE} leads to another server than Stripe's.
 */
public final class Main {
    private static final int EXIT_USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(System.getenv()));
    }

    private static int run(Map<String, String> environment) {
        String key = environment.getOrDefault("HOLDFAST_STRIPE_SECRET_KEY", "");
        if (key.isEmpty()) {
            System.err.println(
                    "holdfast billing: HOLDFAST_STRIPE_SECRET_KEY must be the secret key of a Stripe account");
            return EXIT_USAGE;
        }
        URI base = URI.create(environment.getOrDefault("HOLDFAST_STRIPE_API_BASE", StripeSettings.LIVE_API.toString()));
        try {
            new StripeSetup(new StripeSettings(base, key, ""))
                    .run(PlanCatalog.standard())
                    .forEach(System.out::println);
            return 0;
        } catch (PaymentProviderException e) {
            System.err.println("holdfast billing: " + e.getMessage());
            return 1;
        }
    }
}
