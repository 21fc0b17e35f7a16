package dev.holdfast.billing.gateway;

import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.subscription.SubscriptionState;
import dev.holdfast.billing.subscription.SubscriptionStatus;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A payment provider in memory, for tests: passes the same contract suite as Stripe's. Paying is a method call, and the
 * deliveries that Stripe would send are returned. Thread-safe.
 */
public final class FakePaymentGateway implements PaymentGateway, InvoiceGateway, MeterGateway {
    private static final Duration PERIOD = Duration.ofDays(30);

    private final PlanCatalog catalog;
    private final Clock clock;
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, String> customers = new HashMap<>();
    private final Map<String, CheckoutOrder> open = new LinkedHashMap<>();
    private final Map<String, Owned> subscriptions = new LinkedHashMap<>();
    private final Set<String> takenBack = new HashSet<>();
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Map<String, MeterReading> readings = new LinkedHashMap<>();

    public FakePaymentGateway(PlanCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public synchronized String createCustomer(String accountId, String email) {
        return customers.computeIfAbsent(accountId, account -> next("cus"));
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

    @Override
    public synchronized URI openPortal(String customerId, URI returnUrl) {
        if (!customers.containsValue(customerId)) {
            throw new PaymentProviderException("There is no customer " + customerId);
        }
        return URI.create("http://portal.invalid/" + next("bps"));
    }

    @Override
    public synchronized List<SubscriptionState> subscriptionsOf(String customerId) {
        return subscriptions.values().stream()
                .filter(each -> each.customer().equals(customerId))
                .map(Owned::state)
                .toList();
    }

    @Override
    public synchronized void takeBack(String subscriptionId) {
        Owned owned = subscriptions.get(subscriptionId);
        if (owned == null || owned.state().status() == SubscriptionStatus.CANCELED) {
            throw new PaymentProviderException("There is no running subscription " + subscriptionId);
        }
        takenBack.add(subscriptionId);
        SubscriptionState state = owned.state();
        deliver(new Owned(
                owned.customer(),
                new SubscriptionState(
                        subscriptionId,
                        SubscriptionStatus.CANCELED,
                        state.createdAt(),
                        state.currentPeriodStart(),
                        state.currentPeriodEnd(),
                        Optional.empty(),
                        Optional.empty())));
    }

    /** Pays an open checkout: the subscription begins. Returns what the provider would deliver. */
    public synchronized WebhookDelivery pay(String sessionId) {
        CheckoutOrder order = open.remove(sessionId);
        if (order == null) {
            throw new PaymentProviderException("There is no open checkout " + sessionId);
        }
        Instant now = now();
        return deliver(new Owned(
                order.customerId(),
                new SubscriptionState(
                        next("sub"),
                        SubscriptionStatus.ACTIVE,
                        now,
                        now,
                        now.plus(PERIOD),
                        Optional.empty(),
                        Optional.empty())));
    }

    /**
     * Moves the subscription of an account to another state. While it is not paid it is so since now.
     *
     * @return what the provider would deliver
     */
    public synchronized WebhookDelivery change(String accountId, SubscriptionStatus status, boolean ends) {
        return change(accountId, status, ends, now());
    }

    /** The same with the time since when the subscription is not paid, if it is not. */
    public synchronized WebhookDelivery change(
            String accountId, SubscriptionStatus status, boolean ends, Instant unpaidSince) {
        Owned before = subscriptions.values().stream()
                .filter(each -> each.customer().equals(customers.get(accountId)))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new PaymentProviderException("There is no subscription of " + accountId));
        boolean unpaid = status == SubscriptionStatus.PAST_DUE || status == SubscriptionStatus.UNPAID;
        SubscriptionState state = before.state();
        return deliver(new Owned(
                before.customer(),
                new SubscriptionState(
                        state.subscriptionId(),
                        status,
                        state.createdAt(),
                        state.currentPeriodStart(),
                        state.currentPeriodEnd(),
                        ends ? Optional.of(state.currentPeriodEnd()) : Optional.empty(),
                        unpaid ? Optional.of(unpaidSince) : Optional.empty())));
    }

    /** Returns a delivery of an event that is none of our business. */
    public synchronized WebhookDelivery unrelated(String type) {
        return sign(new PaymentEvent(next("evt"), type, now(), Optional.empty()));
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

    /** One paid invoice of the plan's price for each subscription. */
    @Override
    public synchronized List<Invoice> invoicesOf(String customerId) {
        List<Invoice> invoices = new ArrayList<>();
        subscriptionsOf(customerId).forEach(each -> invoices.add(invoice("in_" + each.subscriptionId(), "paid", each)));
        return invoices.reversed();
    }

    @Override
    public synchronized Invoice upcoming(String subscriptionId) {
        Owned owned = subscriptions.get(subscriptionId);
        if (owned == null) {
            throw new PaymentProviderException("There is no subscription " + subscriptionId);
        }
        return invoice("upcoming", "draft", owned.state());
    }

    @Override
    public synchronized void report(MeterReading reading) {
        readings.putIfAbsent(reading.identifier(), reading);
    }

    @Override
    public synchronized long reported(String customerId, Metric metric, Instant from, Instant to) {
        return readings.values().stream()
                .filter(each -> each.customerId().equals(customerId) && each.metric() == metric)
                .filter(each -> !each.at().isBefore(from) && each.at().isBefore(to))
                .mapToLong(MeterReading::units)
                .sum();
    }

    private Invoice invoice(String id, String status, SubscriptionState subscription) {
        Plan plan = catalog.paid();
        var line =
                new Invoice.Line(plan.name(), BigDecimal.ONE, BigDecimal.valueOf(plan.priceCents()), plan.priceCents());
        return new Invoice(
                id,
                status,
                subscription.createdAt(),
                subscription.currentPeriodStart(),
                subscription.currentPeriodEnd(),
                plan.currency(),
                plan.priceCents(),
                plan.priceCents(),
                status.equals("paid") ? plan.priceCents() : 0,
                takenBack.contains(subscription.subscriptionId()) ? plan.priceCents() : 0,
                Optional.empty(),
                Optional.empty(),
                List.of(line));
    }

    private WebhookDelivery deliver(Owned owned) {
        subscriptions.put(owned.state().subscriptionId(), owned);
        return sign(
                new PaymentEvent(next("evt"), "customer.subscription.updated", now(), Optional.of(owned.customer())));
    }

    private WebhookDelivery sign(PaymentEvent event) {
        var delivery = new WebhookDelivery(event.id().getBytes(StandardCharsets.UTF_8), next("signature"));
        sent.put(delivery.signatureHeader(), new Sent(delivery, event));
        return delivery;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private String next(String prefix) {
        return prefix + "_fake_" + ids.incrementAndGet();
    }

    private record Owned(String customer, SubscriptionState state) {}

    private record Sent(WebhookDelivery delivery, PaymentEvent event) {}
}
