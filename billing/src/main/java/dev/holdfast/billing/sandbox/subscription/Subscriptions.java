package dev.holdfast.billing.sandbox.subscription;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.webhook.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Begins, changes, renews and ends subscriptions. Every method must be called inside a change of the store. */
public final class Subscriptions {
    private final ObjectStore store;
    private final Ids ids;
    private final Clock clock;
    private final EventLog events;
    private final Invoices invoices;

    public Subscriptions(ObjectStore store, Ids ids, Clock clock, EventLog events) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.invoices = new Invoices(store, ids, clock);
    }

    /** Begins a subscription whose first month is paid. */
    public JsonObject begin(String customer, JsonObject price, JsonObject metadata) {
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
                .set("currency", price.get("currency"))
                .set("customer", customer)
                .set("ended_at", null)
                .set("items", itemList(id, price, now))
                .set("livemode", false)
                .set("metadata", metadata.deepCopy())
                .set("start_date", now)
                .set("status", "active")
                .json();
        store.put(Names.SUBSCRIPTIONS, subscription);
        JsonObject invoice = invoices.paid(subscription);
        subscription.add("latest_invoice", invoice.get("id"));
        events.emit("customer.subscription.created", subscription);
        events.emit("invoice.paid", invoice);
        return subscription;
    }

    /** Lets a subscription end with its period instead of renewing, or takes that back. */
    public void cancelAtPeriodEnd(JsonObject subscription, boolean cancel) {
        JsonMembers.in(subscription)
                .set("cancel_at_period_end", cancel)
                .set("cancel_at", cancel ? periodEnd(subscription) : null)
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

    /** Renews or ends every subscription whose period is over. */
    public void settleDue() {
        for (JsonObject subscription : List.copyOf(store.all(Names.SUBSCRIPTIONS))) {
            while (isActive(subscription)
                    && periodEnd(subscription) <= clock.instant().getEpochSecond()) {
                settle(subscription);
            }
        }
    }

    public static boolean isActive(JsonObject subscription) {
        return subscription.get("status").getAsString().equals("active");
    }

    private void settle(JsonObject subscription) {
        if (subscription.get("cancel_at_period_end").getAsBoolean()) {
            end(subscription);
            return;
        }
        JsonObject item = item(subscription);
        long end = periodEnd(subscription);
        JsonMembers.in(item).set("current_period_start", end).set("current_period_end", monthAfter(end));
        JsonObject invoice = invoices.paid(subscription);
        subscription.add("latest_invoice", invoice.get("id"));
        events.emit("customer.subscription.updated", subscription);
        events.emit("invoice.paid", invoice);
    }

    private JsonObject itemList(String subscription, JsonObject price, long start) {
        JsonObject item = JsonMembers.of(ids.next("si"), "subscription_item")
                .set("created", start)
                .set("current_period_start", start)
                .set("current_period_end", monthAfter(start))
                .set("metadata", new JsonObject())
                .set("price", price.deepCopy())
                .set("quantity", 1)
                .set("subscription", subscription)
                .json();
        return JsonMembers.fresh()
                .set("object", "list")
                .set("data", Json.array(List.of(item)))
                .set("has_more", false)
                .set("url", "/v1/subscription_items?subscription=" + subscription)
                .json();
    }

    private static JsonObject item(JsonObject subscription) {
        return subscription
                .getAsJsonObject("items")
                .getAsJsonArray("data")
                .get(0)
                .getAsJsonObject();
    }

    private static long periodEnd(JsonObject subscription) {
        return item(subscription).get("current_period_end").getAsLong();
    }

    private static long monthAfter(long seconds) {
        return Instant.ofEpochSecond(seconds)
                .atOffset(ZoneOffset.UTC)
                .plusMonths(1)
                .toEpochSecond();
    }
}
