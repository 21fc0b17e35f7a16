package dev.holdfast.billing.gateway;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.net.RequestOptions;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.service.V1Services;
import dev.holdfast.billing.plan.Allowance;
import dev.holdfast.billing.plan.Overage;
import dev.holdfast.billing.plan.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A plan's product and prices at Stripe: the monthly one, and one for each metric that is charged beyond what is
 * included. Found by lookup keys, created when they are missing. Prices never change at Stripe, so all that matters is
 * part of the key: a plan with a new price gets a new one. Creating is idempotent. Thread-safe.
 */
final class StripeCatalog {
    /** Stripe takes no more decimals of a cent. */
    private static final int DECIMALS = 12;

    private final V1Services stripe;
    private final StripeMeterSet meters;
    private final Map<Plan, Prices> known = new ConcurrentHashMap<>();

    StripeCatalog(V1Services stripe) {
        this.stripe = stripe;
        this.meters = new StripeMeterSet(stripe);
    }

    /** Ids of prices. */
    record Prices(String fixed, List<String> metered) {}

    Prices pricesOf(Plan plan) throws StripeException {
        Prices found = known.get(plan);
        if (found == null) {
            found = ensure(plan);
            known.put(plan, found);
        }
        return found;
    }

    private Prices ensure(Plan plan) throws StripeException {
        String fixedKey = fixedKey(plan);
        Optional<String> fixed = find(fixedKey);
        List<String> metered = new ArrayList<>();
        String product = product(plan);
        for (Allowance allowance : plan.allowances()) {
            if (allowance.overage() instanceof Overage.Charged charged) {
                metered.add(metered(plan, product, allowance, charged));
            }
        }
        return new Prices(fixed.isPresent() ? fixed.get() : create(fixedKey, fixed(plan, product, fixedKey)), metered);
    }

    private String metered(Plan plan, String product, Allowance allowance, Overage.Charged charged)
            throws StripeException {
        String key = meteredKey(plan, allowance, charged);
        Optional<String> found = find(key);
        return found.isPresent() ? found.get() : create(key, metered(plan, product, allowance, charged, key));
    }

    static String fixedKey(Plan plan) {
        return "holdfast:%s:%d:%s:month".formatted(plan.id(), plan.priceCents(), plan.currency());
    }

    private static String meteredKey(Plan plan, Allowance allowance, Overage.Charged charged) {
        return "holdfast:%s:%s:%s:%s/%s:%s:month"
                .formatted(
                        plan.id(),
                        Meters.name(allowance.metric()),
                        allowance.included().toPlainString(),
                        charged.cents().toPlainString(),
                        charged.quantity().toPlainString(),
                        plan.currency());
    }

    private Optional<String> find(String key) throws StripeException {
        var query = PriceListParams.builder().addLookupKey(key).setActive(true).build();
        return stripe.prices().list(query).getData().stream().findFirst().map(Price::getId);
    }

    private String create(String key, PriceCreateParams price) throws StripeException {
        var once = RequestOptions.builder().setIdempotencyKey(key).build();
        return stripe.prices().create(price, once).getId();
    }

    private static PriceCreateParams fixed(Plan plan, String product, String key) {
        return price(plan, product, key)
                .setUnitAmount(plan.priceCents())
                .setRecurring(PriceCreateParams.Recurring.builder()
                        .setInterval(PriceCreateParams.Recurring.Interval.MONTH)
                        .build())
                .build();
    }

    private PriceCreateParams metered(
            Plan plan, String product, Allowance allowance, Overage.Charged charged, String key)
            throws StripeException {
        BigDecimal scale = BigDecimal.valueOf(Meters.unitsPer(allowance.metric()));
        return price(plan, product, key)
                .setNickname(Meters.title(allowance.metric()))
                .setBillingScheme(PriceCreateParams.BillingScheme.TIERED)
                .setTiersMode(PriceCreateParams.TiersMode.GRADUATED)
                .addTier(PriceCreateParams.Tier.builder()
                        .setUpTo(allowance.included().multiply(scale).longValueExact())
                        .setUnitAmount(0L)
                        .build())
                .addTier(PriceCreateParams.Tier.builder()
                        .setUpTo(PriceCreateParams.Tier.UpTo.INF)
                        .putExtraParam("unit_amount_decimal", unitCents(charged, scale))
                        .build())
                .setRecurring(PriceCreateParams.Recurring.builder()
                        .setInterval(PriceCreateParams.Recurring.Interval.MONTH)
                        .setUsageType(PriceCreateParams.Recurring.UsageType.METERED)
                        .setMeter(meters.ensure(allowance.metric()))
                        .build())
                .build();
    }

    /** As text, since the library writes small numbers with an exponent, which Stripe does not read. */
    private static String unitCents(Overage.Charged charged, BigDecimal scale) {
        return charged.cents()
                .divide(charged.quantity().multiply(scale), DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static PriceCreateParams.Builder price(Plan plan, String product, String key) {
        return PriceCreateParams.builder()
                .setProduct(product)
                .setLookupKey(key)
                .setTransferLookupKey(true)
                .setCurrency(plan.currency());
    }

    private String product(Plan plan) throws StripeException {
        String id = "holdfast_" + plan.id();
        try {
            var product = ProductCreateParams.builder()
                    .setId(id)
                    .setName(plan.name())
                    .putMetadata(StripeMetadata.PLAN, plan.id())
                    .build();
            return stripe.products().create(product).getId();
        } catch (InvalidRequestException e) {
            if ("resource_already_exists".equals(e.getCode())) {
                return id;
            }
            throw e;
        }
    }
}
