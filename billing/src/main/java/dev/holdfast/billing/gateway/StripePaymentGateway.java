package dev.holdfast.billing.gateway;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.checkout.SessionCreateParams;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.plan.PlanCatalog;
import java.net.URI;

/** Talks to Stripe, or to the sandbox server, through Stripe's own library. Thread-safe. */
public final class StripePaymentGateway implements PaymentGateway {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int READ_TIMEOUT_MILLIS = 20_000;
    private static final int NETWORK_RETRIES = 2;

    private final StripeSettings settings;
    private final PlanCatalog catalog;
    private final StripeClient client;
    private final StripePrices prices;
    private final StripeEvents events;

    public StripePaymentGateway(StripeSettings settings, PlanCatalog catalog) {
        this.settings = settings;
        this.catalog = catalog;
        this.client = StripeClient.builder()
                .setApiKey(settings.secretKey())
                .setApiBase(settings.apiBase().toString())
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setReadTimeout(READ_TIMEOUT_MILLIS)
                .setMaxNetworkRetries(NETWORK_RETRIES)
                .build();
        this.prices = new StripePrices(client);
        this.events = new StripeEvents(settings.webhookSecret());
    }

    @Override
    public CheckoutPage openCheckout(CheckoutOrder order) {
        Plan plan = catalog.require(order.planId());
        if (!plan.isPaid()) {
            throw new PlanNotForSaleException(plan.id());
        }
        try {
            var session = client.v1().checkout().sessions().create(session(order, prices.priceOf(plan)));
            return new CheckoutPage(URI.create(session.getUrl()), session.getId());
        } catch (StripeException e) {
            throw new PaymentProviderException("The payment provider could not open a checkout: " + e.getMessage(), e);
        }
    }

    @Override
    public PaymentEvent readEvent(byte[] payload, String signatureHeader) {
        return events.read(payload, signatureHeader);
    }

    @Override
    public PaymentProvider provider() {
        return settings.provider();
    }

    private static SessionCreateParams session(CheckoutOrder order, String price) {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                .setClientReferenceId(order.accountId())
                .setCustomerEmail(order.email())
                .setSuccessUrl(order.successUrl().toString())
                .setCancelUrl(order.cancelUrl().toString())
                .putMetadata(StripeMetadata.ACCOUNT, order.accountId())
                .putMetadata(StripeMetadata.PLAN, order.planId())
                .setSubscriptionData(SessionCreateParams.SubscriptionData.builder()
                        .putMetadata(StripeMetadata.ACCOUNT, order.accountId())
                        .putMetadata(StripeMetadata.PLAN, order.planId())
                        .build())
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setPrice(price)
                        .setQuantity(1L)
                        .build())
                .build();
    }
}
