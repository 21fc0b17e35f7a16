package dev.holdfast.billing.sandbox.subscription;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.JsonMembers;
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
        JsonObject invoice = JsonMembers.of(ids.next("in"), "invoice")
                .set("amount_due", amount)
                .set("amount_paid", amount)
                .set("amount_remaining", 0)
                .set("created", clock.instant().getEpochSecond())
                .set("currency", subscription.get("currency"))
                .set("customer", subscription.get("customer"))
                .set("livemode", false)
                .set("metadata", new JsonObject())
                .set("parent", parent(subscription))
                .set("period_start", item.get("current_period_start"))
                .set("period_end", item.get("current_period_end"))
                .set("status", "paid")
                .set("total", amount)
                .json();
        store.put(Names.INVOICES, invoice);
        return invoice;
    }

    private static JsonObject parent(JsonObject subscription) {
        return JsonMembers.fresh()
                .set("type", "subscription_details")
                .set(
                        "subscription_details",
                        JsonMembers.fresh()
                                .set("subscription", subscription.get("id"))
                                .set(
                                        "metadata",
                                        subscription.getAsJsonObject("metadata").deepCopy())
                                .json())
                .json();
    }
}
