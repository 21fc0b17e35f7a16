package dev.holdfast.billing.gateway;

import com.stripe.service.V1Services;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.plan.PlanCatalog;
import java.util.ArrayList;
import java.util.List;

/** Creates in a Stripe account what Holdfast needs there: products, prices, meters, the portal's configuration. */
public final class StripeSetup {
    private final V1Services stripe;

    public StripeSetup(StripeSettings settings) {
        this.stripe = StripeClients.of(settings);
    }

    /**
     * Creates what is missing; what is there stays as it is.
     *
     * @return what there is now, in lines for people
     * @throws PaymentProviderException if Stripe refuses or cannot be reached
     */
    public List<String> run(PlanCatalog catalog) {
        return StripeClients.call("be set up", () -> {
            StripeCatalog prices = new StripeCatalog(stripe);
            List<String> made = new ArrayList<>();
            for (Plan plan : catalog.plans()) {
                if (plan.isPaid()) {
                    StripeCatalog.Prices ids = prices.pricesOf(plan);
                    made.add("%s: price %s".formatted(plan.name(), ids.fixed()));
                    ids.metered().forEach(id -> made.add("%s: metered price %s".formatted(plan.name(), id)));
                }
            }
            made.add("Customer portal: " + new StripePortal(stripe).configuration());
            return made;
        });
    }
}
