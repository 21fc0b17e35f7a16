package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.gateway.PaymentEvent;
import dev.holdfast.billing.gateway.PaymentProviderException;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Processes what the payment provider tells: an event is kept first, and says only whom to look at. So events may come
 * in any order, more than once, and be processed again at any time. What could not be processed is tried again.
 */
@ApplicationScoped
class PaymentEvents {
    private static final Logger LOG = Logger.getLogger(PaymentEvents.class);
    private static final int BATCH = 100;

    private final PaymentEventRepository events;
    private final BillingCustomers customers;
    private final SubscriptionSync subscriptions;
    private final Clock clock;
    private final AtomicInteger waiting = new AtomicInteger();

    PaymentEvents(
            PaymentEventRepository events,
            BillingCustomers customers,
            SubscriptionSync subscriptions,
            Clock clock,
            MeterRegistry meters) {
        this.events = events;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.clock = clock;
        Gauge.builder("holdfast.payment.events.waiting", waiting, AtomicInteger::get)
                .description("Events of the payment provider that could not be processed yet")
                .register(meters);
    }

    /** Keeps an event and processes it, unless that was done before. */
    void receive(PaymentEvent event, String payload) {
        events.keep(event, payload, clock.instant());
        processIfWaiting(event.id());
    }

    /** Processes an event again, whether it was before or not. */
    PaymentEventEntity replay(String id) {
        if (id.indexOf('\0') >= 0 || !events.reopen(id)) {
            throw new ApiException(ErrorCause.PAYMENT_EVENT_NOT_FOUND, "There is no such event");
        }
        processIfWaiting(id);
        return events.require(id);
    }

    @Scheduled(every = "30s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void processWaiting() {
        events.listWaiting(BATCH).forEach(this::processIfWaiting);
        waiting.set(events.listWaiting(BATCH).size());
    }

    private void processIfWaiting(String id) {
        PaymentEventEntity event = events.require(id);
        if (event.processedOn == null) {
            Optional<String> failure = process(Optional.ofNullable(event.customerId));
            failure.ifPresent(why -> LOG.warnf("The payment event %s will be tried again: %s", event.id, why));
            events.tried(id, failure, clock.instant());
        }
    }

    /** Events about nobody whom we know are done at once. Says why it failed, if it did. */
    private Optional<String> process(Optional<String> customerId) {
        Optional<String> account = customerId.flatMap(customers::accountOf);
        try {
            return account.isEmpty() || subscriptions.sync(account.get())
                    ? Optional.empty()
                    : Optional.of("too many accounts are being brought up to date");
        } catch (PaymentProviderException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
