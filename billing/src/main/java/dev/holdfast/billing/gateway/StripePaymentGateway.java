package dev.holdfast.billing.gateway;

import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.service.V1Services;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.subscription.SubscriptionState;
import dev.holdfast.billing.subscription.SubscriptionStatus;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Talks to Stripe, or to the sandbox server, through Stripe's own library. Thread-safe. */
public final class StripePaymentGateway implements PaymentGateway {
    private static final long MOST = 100;

    private final StripeSettings settings;
    private final PlanCatalog catalog;
    private final V1Services stripe;
    private final StripeCatalog prices;
    private final StripePortal portal;
    private final StripeEvents events;
    private final StripeRefunds refunds;

    public StripePaymentGateway(StripeSettings settings, PlanCatalog catalog) {
        this.settings = settings;
        this.catalog = catalog;
        this.stripe = StripeClients.of(settings);
        this.prices = new StripeCatalog(stripe);
        this.portal = new StripePortal(stripe);
        this.events = new StripeEvents(settings.webhookSecret());
        this.refunds = new StripeRefunds(stripe);
    }

    @Override
    public String createCustomer(String accountId, String email) {
        var customer = CustomerCreateParams.builder()
                .setEmail(email)
                .putMetadata(StripeMetadata.ACCOUNT, accountId)
                .build();
        var once = RequestOptions.builder()
                .setIdempotencyKey("customer:" + accountId + ":" + email)
                .build();
        return StripeClients.call(
                "make a customer",
                () -> stripe.customers().create(customer, once).getId());
    }

    @Override
    public CheckoutPage openCheckout(CheckoutOrder order) {
        Plan plan = catalog.require(order.planId());
        if (!plan.isPaid()) {
            throw new PlanNotForSaleException(plan.id());
        }
        return StripeClients.call("open a checkout", () -> {
            var session = stripe.checkout().sessions().create(session(order, prices.pricesOf(plan)));
            return new CheckoutPage(URI.create(session.getUrl()), session.getId());
        });
    }

    @Override
    public URI openPortal(String customerId, URI returnUrl) {
        return StripeClients.call("open the customer portal", () -> portal.open(customerId, returnUrl));
    }

    @Override
    public List<SubscriptionState> subscriptionsOf(String customerId) {
        var query = SubscriptionListParams.builder()
                .setCustomer(customerId)
                .setStatus(SubscriptionListParams.Status.ALL)
                .setLimit(MOST)
                .build();
        return StripeClients.call("list subscriptions", () -> {
            List<SubscriptionState> states = new ArrayList<>();
            for (Subscription each : stripe.subscriptions().list(query).autoPagingIterable()) {
                states.add(state(each));
            }
            return states;
        });
    }

    @Override
    public void takeBack(String subscriptionId) {
        StripeClients.call("take a subscription back", () -> {
            refunds.giveBack(subscriptionId);
            return stripe.subscriptions().cancel(subscriptionId).getId();
        });
    }

    @Override
    public PaymentEvent readEvent(byte[] payload, String signatureHeader) {
        return events.read(payload, signatureHeader);
    }

    @Override
    public PaymentProvider provider() {
        return settings.provider();
    }

    private static SessionCreateParams session(CheckoutOrder order, StripeCatalog.Prices prices) {
        var session = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                .setClientReferenceId(order.accountId())
                .setCustomer(order.customerId())
                .setSuccessUrl(order.successUrl().toString())
                .setCancelUrl(order.cancelUrl().toString())
                .putMetadata(StripeMetadata.ACCOUNT, order.accountId())
                .putMetadata(StripeMetadata.PLAN, order.planId())
                .setSubscriptionData(SessionCreateParams.SubscriptionData.builder()
                        .putMetadata(StripeMetadata.ACCOUNT, order.accountId())
                        .putMetadata(StripeMetadata.PLAN, order.planId())
                        .build())
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setPrice(prices.fixed())
                        .setQuantity(1L)
                        .build());
        prices.metered()
                .forEach(price -> session.addLineItem(
                        SessionCreateParams.LineItem.builder().setPrice(price).build()));
        return session.build();
    }

    private SubscriptionState state(Subscription subscription) throws StripeException {
        SubscriptionStatus status = SubscriptionStatus.of(subscription.getStatus())
                .orElseThrow(() -> new PaymentProviderException("Subscription %s has the unknown status %s"
                        .formatted(subscription.getId(), subscription.getStatus())));
        var items = subscription.getItems().getData();
        if (items.isEmpty()) {
            throw new PaymentProviderException("Subscription %s has no items".formatted(subscription.getId()));
        }
        Instant end = Instant.ofEpochSecond(items.stream()
                .mapToLong(item -> item.getCurrentPeriodEnd())
                .max()
                .orElseThrow());
        return new SubscriptionState(
                subscription.getId(),
                status,
                Instant.ofEpochSecond(subscription.getCreated()),
                Instant.ofEpochSecond(items.stream()
                        .mapToLong(item -> item.getCurrentPeriodStart())
                        .max()
                        .orElseThrow()),
                end,
                endsOn(subscription, end),
                unpaidSince(subscription.getId(), status));
    }

    private static Optional<Instant> endsOn(Subscription subscription, Instant periodEnd) {
        if (subscription.getCancelAt() != null) {
            return Optional.of(Instant.ofEpochSecond(subscription.getCancelAt()));
        }
        return Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd()) ? Optional.of(periodEnd) : Optional.empty();
    }

    private Optional<Instant> unpaidSince(String subscription, SubscriptionStatus status) throws StripeException {
        if (status != SubscriptionStatus.PAST_DUE && status != SubscriptionStatus.UNPAID) {
            return Optional.empty();
        }
        var query = InvoiceListParams.builder()
                .setSubscription(subscription)
                .setStatus(InvoiceListParams.Status.OPEN)
                .setLimit(MOST)
                .build();
        return stripe.invoices().list(query).getData().stream()
                .map(invoice -> Instant.ofEpochSecond(invoice.getCreated()))
                .min(Instant::compareTo);
    }
}
