package dev.holdfast.billing.gateway;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.net.RequestOptions;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.ProductCreateParams;
import dev.holdfast.billing.plan.Plan;
import java.util.Optional;

/**
 * Finds a plan's price by its lookup key, and creates product and price when there is none. Prices never change at
 * Stripe, so amount and currency are part of the key: a plan with a new price gets a new one. Creating is idempotent.
 */
final class StripePrices {
    private final StripeClient client;

    StripePrices(StripeClient client) {
        this.client = client;
    }

    /** Returns the id of the plan's price. */
    String priceOf(Plan plan) throws StripeException {
        String key = lookupKey(plan);
        Optional<Price> found = find(key);
        return found.isPresent() ? found.get().getId() : create(plan, key).getId();
    }

    static String lookupKey(Plan plan) {
        return "holdfast:%s:%d:%s:month".formatted(plan.id(), plan.priceCents(), plan.currency());
    }

    private Optional<Price> find(String key) throws StripeException {
        var query = PriceListParams.builder().addLookupKey(key).setActive(true).build();
        return client.v1().prices().list(query).getData().stream().findFirst();
    }

    private Price create(Plan plan, String key) throws StripeException {
        var price = PriceCreateParams.builder()
                .setProduct(product(plan))
                .setLookupKey(key)
                .setTransferLookupKey(true)
                .setCurrency(plan.currency())
                .setUnitAmount(plan.priceCents())
                .setRecurring(PriceCreateParams.Recurring.builder()
                        .setInterval(PriceCreateParams.Recurring.Interval.MONTH)
                        .build())
                .build();
        return client.v1()
                .prices()
                .create(price, RequestOptions.builder().setIdempotencyKey(key).build());
    }

    private String product(Plan plan) throws StripeException {
        String id = "holdfast_" + plan.id();
        try {
            var product = ProductCreateParams.builder()
                    .setId(id)
                    .setName(plan.name())
                    .putMetadata(StripeMetadata.PLAN, plan.id())
                    .build();
            return client.v1().products().create(product).getId();
        } catch (InvalidRequestException e) {
            if ("resource_already_exists".equals(e.getCode())) {
                return id;
            }
            throw e;
        }
    }
}
