package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.gateway.PaymentProviderException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes up for events that never came: looks every customer up at the payment provider, and forgets old events. */
@ApplicationScoped
class Reconciliation {
    private static final Logger LOG = Logger.getLogger(Reconciliation.class);
    private static final Duration EVENTS_KEPT = Duration.ofDays(90);
    private static final int BATCH = 100;

    private final BillingCustomers customers;
    private final SubscriptionSync subscriptions;
    private final PaymentEventRepository events;
    private final Clock clock;

    Reconciliation(
            BillingCustomers customers, SubscriptionSync subscriptions, PaymentEventRepository events, Clock clock) {
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.events = events;
        this.clock = clock;
    }

    /** One account that fails does not keep the others from their turn. */
    @Scheduled(
            every = "{holdfast.billing.reconcile-every:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reconcile() {
        List<String> batch = customers.listAccountsAfter("", BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(this::reconcile);
            batch = customers.listAccountsAfter(batch.getLast(), BATCH);
        }
        events.forgetProcessedBefore(clock.instant().minus(EVENTS_KEPT));
    }

    private void reconcile(String accountId) {
        try {
            subscriptions.sync(accountId);
        } catch (PaymentProviderException e) {
            LOG.warnf("The subscription of account %s could not be looked up: %s", accountId, e.getMessage());
        }
    }
}
