package dev.holdfast.billing.sandbox.subscription;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.meter.MeterEvents;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.webhook.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Begins, changes, renews and ends subscriptions. While one is unpaid its months go by without invoices. Every method
 * must be called inside a change of the store.
 */
public final class Subscriptions {
    private final ObjectStore store;
    private final Ids ids;
    private final Clock clock;
    private final EventLog events;
    private final Invoices invoices;
    private final InvoiceLines lines;
    private final Dunning dunning;

    public Subscriptions(ObjectStore store, Ids ids, Clock clock, EventLog events, MeterEvents usage) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.invoices = new Invoices(store, ids, clock);
        this.lines = new InvoiceLines(store, ids, usage);
        this.dunning = new Dunning(store, clock, events, invoices);
    }

    /** Begins a subscription whose first month is paid. */
    public JsonObject begin(String customer, List<JsonObject> prices, JsonObject metadata) {
        long now = clock.instant().getEpochSecond();
        String id = ids.next("sub");
        JsonObject subscription = JsonMembers.of(id, "subscription")
                .set("application", null)
                .set("billing_cycle_anchor", now)
                .set("cancel_at", null)
                .set("cancel_at_period_end", false)
                .set("canceled_at", null)
                .set("collection_method", "charge_automatically")
                .set("created", now)
                .set("currency", prices.getFirst().get("currency"))
                .set("customer", customer)
                .set("ended_at", null)
                .set("items", Items.list(ids, id, prices, now))
                .set("livemode", false)
                .set("metadata", metadata.deepCopy())
                .set("start_date", now)
                .set("status", "active")
                .json();
        store.put(Names.SUBSCRIPTIONS, subscription);
        JsonObject invoice = invoices.open(subscription, lines.ahead(subscription, now), "subscription_create");
        invoices.paid(invoice);
        subscription.add("latest_invoice", invoice.get("id"));
        events.emit("customer.subscription.created", subscription);
        events.emit("invoice.paid", invoice);
        return subscription;
    }

    /** Lets a subscription end with its period instead of renewing, or takes that back. */
    public void cancelAtPeriodEnd(JsonObject subscription, boolean cancel) {
        JsonMembers.in(subscription)
                .set("cancel_at_period_end", cancel)
                .set("cancel_at", cancel ? Items.periodEnd(subscription) : null)
                .set("canceled_at", cancel ? clock.instant().getEpochSecond() : null);
        events.emit("customer.subscription.updated", subscription);
    }

    public void setMetadata(JsonObject subscription, JsonObject changes) {
        JsonObject metadata = Json.child(subscription, "metadata");
        changes.asMap().forEach((name, value) -> {
            if (value.getAsString().isEmpty()) {
                metadata.remove(name);
            } else {
                metadata.add(name, value);
            }
        });
        events.emit("customer.subscription.updated", subscription);
    }

    /** Ends a subscription now. */
    public void end(JsonObject subscription) {
        long now = clock.instant().getEpochSecond();
        JsonMembers.in(subscription)
                .set("status", "canceled")
                .set("canceled_at", now)
                .set("ended_at", now);
        events.emit("customer.subscription.deleted", subscription);
    }

    /** What the next invoice would be if the period ended now. */
    public JsonObject preview(JsonObject subscription) {
        return invoices.preview(subscription, due(subscription));
    }

    /** Charges the customer's card for an open invoice now; returns whether it is paid. */
    public boolean pay(JsonObject invoice) {
        return dunning.charge(subscriptionOf(invoice), invoice);
    }

    /** Lets nobody owe an open invoice any more. */
    public void forgive(JsonObject invoice) {
        invoices.voided(invoice);
        events.emit("invoice.voided", invoice);
    }

    /** When something is next to be done. */
    public Optional<Instant> nextDue() {
        return Stream.concat(
                        running().map(Items::periodEnd),
                        retries().map(each -> each.get("next_payment_attempt").getAsLong()))
                .min(Long::compare)
                .map(Instant::ofEpochSecond);
    }

    /** Renews or ends every subscription whose period is over, and charges again what is to be charged again. */
    public void settleDue() {
        long now = clock.instant().getEpochSecond();
        retries()
                .filter(each -> each.get("next_payment_attempt").getAsLong() <= now)
                .toList()
                .forEach(this::pay);
        running().filter(each -> Items.periodEnd(each) <= now).toList().forEach(this::settle);
    }

    public static boolean isOver(JsonObject subscription) {
        return subscription.get("status").getAsString().equals("canceled");
    }

    /** The id of the subscription that an invoice is of. */
    public static String ofInvoice(JsonObject invoice) {
        return Invoices.subscriptionOf(invoice);
    }

    private void settle(JsonObject subscription) {
        boolean ends = subscription.get("cancel_at_period_end").getAsBoolean();
        if (!subscription.get("status").getAsString().equals("unpaid")) {
            List<JsonObject> due = due(subscription);
            if (!due.isEmpty()) {
                JsonObject invoice = invoices.open(subscription, due, "subscription_cycle");
                subscription.add("latest_invoice", invoice.get("id"));
                if (!ends) {
                    renew(subscription);
                }
                dunning.charge(subscription, invoice);
            }
        } else if (!ends) {
            renew(subscription);
        }
        if (ends) {
            end(subscription);
        }
    }

    private void renew(JsonObject subscription) {
        Items.renew(subscription);
        events.emit("customer.subscription.updated", subscription);
    }

    /** What the period that ends costs beyond its price, and, unless the subscription ends, the next one's price. */
    private List<JsonObject> due(JsonObject subscription) {
        long start = Items.periodStart(subscription);
        long end = Items.periodEnd(subscription);
        List<JsonObject> due = new ArrayList<>();
        if (!subscription.get("cancel_at_period_end").getAsBoolean()) {
            due.addAll(lines.ahead(subscription, end));
        }
        due.addAll(lines.used(subscription, start, end));
        return due;
    }

    private Stream<JsonObject> running() {
        return List.copyOf(store.all(Names.SUBSCRIPTIONS)).stream().filter(each -> !isOver(each));
    }

    /** Invoices that are to be charged again, of subscriptions that go on. */
    private Stream<JsonObject> retries() {
        return List.copyOf(store.all(Names.INVOICES)).stream()
                .filter(each -> each.has("next_payment_attempt")
                        && !each.get("next_payment_attempt").isJsonNull())
                .filter(each -> !isOver(subscriptionOf(each)));
    }

    private JsonObject subscriptionOf(JsonObject invoice) {
        return store.find(Names.SUBSCRIPTIONS, Invoices.subscriptionOf(invoice)).orElseThrow();
    }
}
