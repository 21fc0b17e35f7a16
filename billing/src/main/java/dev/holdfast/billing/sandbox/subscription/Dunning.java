package dev.holdfast.billing.sandbox.subscription;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.webhook.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Charges cards for invoices. A declined one is tried again after three, five and seven more days; then the
 * subscription is unpaid. Once everything is paid it is active again. Must be used inside a change of the store.
 */
final class Dunning {
    private static final List<Duration> RETRIES = List.of(Duration.ofDays(3), Duration.ofDays(5), Duration.ofDays(7));

    private final ObjectStore store;
    private final Clock clock;
    private final EventLog events;
    private final Invoices invoices;

    Dunning(ObjectStore store, Clock clock, EventLog events, Invoices invoices) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.invoices = invoices;
    }

    /** Tries to have an invoice paid; returns whether it is. */
    boolean charge(JsonObject subscription, JsonObject invoice) {
        int attempts = invoice.get("attempt_count").getAsInt() + 1;
        JsonMembers.in(invoice).set("attempt_count", attempts);
        if (invoice.get("amount_due").getAsLong() == 0 || isCardGood(subscription)) {
            invoices.paid(invoice);
            events.emit("invoice.paid", invoice);
            if (isInArrears(subscription) && invoices.openOf(subscription).isEmpty()) {
                move(subscription, "active");
            }
            return true;
        }
        boolean last = attempts > RETRIES.size();
        JsonMembers.in(invoice)
                .set(
                        "next_payment_attempt",
                        last
                                ? null
                                : clock.instant()
                                        .plus(RETRIES.get(attempts - 1))
                                        .getEpochSecond());
        events.emit("invoice.payment_failed", invoice);
        move(subscription, last ? "unpaid" : "past_due");
        return false;
    }

    static boolean isInArrears(JsonObject subscription) {
        String status = subscription.get("status").getAsString();
        return status.equals("past_due") || status.equals("unpaid");
    }

    private void move(JsonObject subscription, String status) {
        if (!subscription.get("status").getAsString().equals(status)) {
            JsonMembers.in(subscription).set("status", status);
            events.emit("customer.subscription.updated", subscription);
        }
    }

    private boolean isCardGood(JsonObject subscription) {
        return store.find(Names.CARDS, subscription.get("customer").getAsString())
                .filter(card -> card.get("good").getAsBoolean())
                .isPresent();
    }
}
