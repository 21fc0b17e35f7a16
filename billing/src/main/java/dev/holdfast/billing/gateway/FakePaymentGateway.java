package dev.holdfast.billing.gateway;

import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.plan.PlanCatalog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A payment provider in memory, for tests: passes the same contract suite as Stripe's. Paying is a method call, and the
 * deliveries that Stripe would send are returned. Thread-safe.
 */
public final class FakePaymentGateway implements PaymentGateway {
    private static final Duration PERIOD = Duration.ofDays(30);

    private final PlanCatalog catalog;
    private final Clock clock;
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, CheckoutOrder> open = new LinkedHashMap<>();
    private final Map<String, PaymentEvent.SubscriptionChanged> subscriptions = new LinkedHashMap<>();
    private final Map<String, Sent> sent = new LinkedHashMap<>();

    public FakePaymentGateway(PlanCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public synchronized CheckoutPage openCheckout(CheckoutOrder order) {
        Plan plan = catalog.require(order.planId());
        if (!plan.isPaid()) {
            throw new PlanNotForSaleException(plan.id());
        }
        String session = next("cs");
        open.put(session, order);
        return new CheckoutPage(URI.create("http://checkout.invalid/" + session), session);
    }

    /** Pays an open checkout: the subscription begins. Returns what the provider would deliver. */
    public synchronized WebhookDelivery pay(String sessionId) {
        CheckoutOrder order = open.remove(sessionId);
        if (order == null) {
            throw new PaymentProviderException("There is no open checkout " + sessionId);
        }
        return deliver(new PaymentEvent.SubscriptionChanged(
                next("evt"),
                now(),
                order.accountId(),
                next("cus"),
                next("sub"),
                SubscriptionStatus.ACTIVE,
                now().plus(PERIOD),
                false));
    }

    /** Moves a subscription to another state. Returns what the provider would deliver. */
    public synchronized WebhookDelivery change(
            String subscriptionId, SubscriptionStatus status, boolean cancelAtPeriodEnd) {
        PaymentEvent.SubscriptionChanged before = subscriptions.get(subscriptionId);
        if (before == null) {
            throw new PaymentProviderException("There is no subscription " + subscriptionId);
        }
        return deliver(new PaymentEvent.SubscriptionChanged(
                next("evt"),
                now(),
                before.accountId(),
                before.customerId(),
                subscriptionId,
                status,
                before.currentPeriodEnd(),
                cancelAtPeriodEnd));
    }

    /** Returns a delivery of an event that is none of our business. */
    public synchronized WebhookDelivery unrelated(String type) {
        return sign(new PaymentEvent.Ignored(next("evt"), type));
    }

    @Override
    public synchronized PaymentEvent readEvent(byte[] payload, String signatureHeader) {
        Sent match = sent.get(signatureHeader);
        if (match == null || !Arrays.equals(match.delivery().payload(), payload)) {
            throw new InvalidWebhookSignatureException("The webhook delivery's signature is not valid");
        }
        return match.event();
    }

    @Override
    public PaymentProvider provider() {
        return PaymentProvider.STRIPE_SANDBOX;
    }

    private WebhookDelivery deliver(PaymentEvent.SubscriptionChanged event) {
        subscriptions.put(event.subscriptionId(), event);
        return sign(event);
    }

    private WebhookDelivery sign(PaymentEvent event) {
        var delivery = new WebhookDelivery(event.eventId().getBytes(StandardCharsets.UTF_8), next("signature"));
        sent.put(delivery.signatureHeader(), new Sent(delivery, event));
        return delivery;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private String next(String prefix) {
        return prefix + "_fake_" + ids.incrementAndGet();
    }

    private record Sent(WebhookDelivery delivery, PaymentEvent event) {}
}
