package dev.holdfast.billing.sandbox.subscription;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.time.Clock;
import java.util.List;

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

    /** Makes an invoice that waits to be paid. */
    JsonObject open(JsonObject subscription, List<JsonObject> lines, String reason) {
        JsonObject invoice = draft(ids.next("in"), subscription, lines, reason);
        store.put(Names.INVOICES, invoice);
        return invoice;
    }

    /** What an invoice would be now; not kept. */
    JsonObject preview(JsonObject subscription, List<JsonObject> lines) {
        return JsonMembers.in(draft(ids.next("upcoming_in"), subscription, lines, "upcoming"))
                .set("status", "draft")
                .json();
    }

    void paid(JsonObject invoice) {
        JsonMembers.in(invoice)
                .set("status", "paid")
                .set("amount_paid", invoice.get("amount_due"))
                .set("amount_remaining", 0)
                .set("next_payment_attempt", null);
    }

    /** Lets nobody owe an invoice any more. */
    void voided(JsonObject invoice) {
        JsonMembers.in(invoice).set("status", "void").set("amount_remaining", 0).set("next_payment_attempt", null);
    }

    /** The subscription's invoices that wait to be paid, oldest first. */
    List<JsonObject> openOf(JsonObject subscription) {
        return store.all(Names.INVOICES).stream()
                .filter(each -> each.get("status").getAsString().equals("open"))
                .filter(each ->
                        subscriptionOf(each).equals(subscription.get("id").getAsString()))
                .toList();
    }

    static String subscriptionOf(JsonObject invoice) {
        return invoice.getAsJsonObject("parent")
                .getAsJsonObject("subscription_details")
                .get("subscription")
                .getAsString();
    }

    private JsonObject draft(String id, JsonObject subscription, List<JsonObject> lines, String reason) {
        long amount =
                lines.stream().mapToLong(line -> line.get("amount").getAsLong()).sum();
        return JsonMembers.of(id, "invoice")
                .set("amount_due", amount)
                .set("amount_paid", 0)
                .set("amount_remaining", amount)
                .set("attempt_count", 0)
                .set("billing_reason", reason)
                .set("created", clock.instant().getEpochSecond())
                .set("currency", subscription.get("currency"))
                .set("customer", subscription.get("customer"))
                .set("lines", Json.list(lines, "/v1/invoices/" + id + "/lines"))
                .set("livemode", false)
                .set("metadata", new JsonObject())
                .set("next_payment_attempt", null)
                .set("parent", parent(subscription))
                .set("post_payment_credit_notes_amount", 0)
                .set("period_start", start(lines))
                .set("period_end", end(lines))
                .set("status", "open")
                .set("subtotal", amount)
                .set("total", amount)
                .json();
    }

    private static long start(List<JsonObject> lines) {
        return lines.stream()
                .mapToLong(line -> line.getAsJsonObject("period").get("start").getAsLong())
                .min()
                .orElseThrow();
    }

    private static long end(List<JsonObject> lines) {
        return lines.stream()
                .mapToLong(line -> line.getAsJsonObject("period").get("end").getAsLong())
                .max()
                .orElseThrow();
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
