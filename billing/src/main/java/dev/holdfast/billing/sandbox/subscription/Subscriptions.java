package dev.holdfast.billing.sandbox.subscription;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.Json;
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
        JsonObject subscription = Json.with(
                Json.object(id, "subscription"),
                "application",
                null,
                "billing_cycle_anchor",
                now,
                "cancel_at",
                null,
                "cancel_at_period_end",
                false,
                "canceled_at",
                null,
                "collection_method",
                "charge_automatically",
                "created",
                now,
                "currency",
                price.get("currency"),
                "customer",
                customer,
                "ended_at",
                null,
                "items",
                itemList(id, price, now),
                "livemode",
                false,
                "metadata",
                metadata.deepCopy(),
                "start_date",
                now,
                "status",
                "active");
        store.put(Names.SUBSCRIPTIONS, subscription);
        JsonObject invoice = invoices.paid(subscription);
        subscription.add("latest_invoice", invoice.get("id"));
        events.emit("customer.subscription.created", subscription);
        events.emit("invoice.paid", invoice);
        return subscription;
    }

    /** Lets a subscription end with its period instead of renewing, or takes that back. */
    public void cancelAtPeriodEnd(JsonObject subscription, boolean cancel) {
        Json.with(
                subscription,
                "cancel_at_period_end",
                cancel,
                "cancel_at",
                cancel ? periodEnd(subscription) : null,
                "canceled_at",
                cancel ? clock.instant().getEpochSecond() : null);
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
        Json.with(subscription, "status", "canceled", "canceled_at", now, "ended_at", now);
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
        Json.with(item, "current_period_start", end, "current_period_end", monthAfter(end));
        JsonObject invoice = invoices.paid(subscription);
        subscription.add("latest_invoice", invoice.get("id"));
        events.emit("customer.subscription.updated", subscription);
        events.emit("invoice.paid", invoice);
    }

    private JsonObject itemList(String subscription, JsonObject price, long start) {
        JsonObject item = Json.with(
                Json.object(ids.next("si"), "subscription_item"),
                "created",
                start,
                "current_period_start",
                start,
                "current_period_end",
                monthAfter(start),
                "metadata",
                new JsonObject(),
                "price",
                price.deepCopy(),
                "quantity",
                1,
                "subscription",
                subscription);
        return Json.with(
                new JsonObject(),
                "object",
                "list",
                "data",
                Json.array(List.of(item)),
                "has_more",
                false,
                "url",
                "/v1/subscription_items?subscription=" + subscription);
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
