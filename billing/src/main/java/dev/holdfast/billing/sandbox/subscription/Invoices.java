package dev.holdfast.billing.sandbox.subscription;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.time.Clock;

/** Writes invoices. Must be used inside a change of the store. */
final class Invoices {
    private final ObjectStore store;
    private final Ids ids;
    private final Clock clock;

    Invoices(ObjectStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes an invoice over the subscription's current period, paid at once. */
    JsonObject paid(JsonObject subscription) {
        JsonObject item = subscription
                .getAsJsonObject("items")
                .getAsJsonArray("data")
                .get(0)
                .getAsJsonObject();
        long amount = item.getAsJsonObject("price").get("unit_amount").getAsLong();
        JsonObject invoice = Json.with(
                Json.object(ids.next("in"), "invoice"),
                "amount_due",
                amount,
                "amount_paid",
                amount,
                "amount_remaining",
                0,
                "created",
                clock.instant().getEpochSecond(),
                "currency",
                subscription.get("currency"),
                "customer",
                subscription.get("customer"),
                "livemode",
                false,
                "metadata",
                new JsonObject(),
                "parent",
                parent(subscription),
                "period_start",
                item.get("current_period_start"),
                "period_end",
                item.get("current_period_end"),
                "status",
                "paid",
                "total",
                amount);
        store.put(Names.INVOICES, invoice);
        return invoice;
    }

    private static JsonObject parent(JsonObject subscription) {
        return Json.with(
                new JsonObject(),
                "type",
                "subscription_details",
                "subscription_details",
                Json.with(
                        new JsonObject(),
                        "subscription",
                        subscription.get("id"),
                        "metadata",
                        subscription.getAsJsonObject("metadata").deepCopy()));
    }
}
