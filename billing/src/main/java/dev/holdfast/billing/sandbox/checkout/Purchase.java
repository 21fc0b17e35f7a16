package dev.holdfast.billing.sandbox.checkout;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.page.Card;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.subscription.Subscriptions;
import dev.holdfast.billing.sandbox.webhook.EventLog;
import java.util.List;
import java.util.Optional;

/** Completes a checkout session once its card was accepted. Must be used inside a change of the store. */
final class Purchase {
    private final ObjectStore store;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final EventLog events;

    Purchase(ObjectStore store, Customers customers, Subscriptions subscriptions, EventLog events) {
        this.store = store;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.events = events;
    }

    void complete(JsonObject session, Card card) {
        JsonObject order =
                store.find(Names.ORDERS, session.get("id").getAsString()).orElseThrow();
        List<JsonObject> prices = order.getAsJsonArray("prices").asList().stream()
                .map(id -> store.find(Names.PRICES, id.getAsString()).orElseThrow())
                .toList();
        String customer = Json.string(session, "customer").orElseGet(() -> newCustomer(session, card.holder()));
        store.put(Names.CARDS, card.kept(customer));
        JsonObject subscription = subscriptions.begin(customer, prices, order.getAsJsonObject("metadata"));
        JsonMembers.in(session)
                .set("customer", customer)
                .set("payment_status", "paid")
                .set("status", "complete")
                .set("subscription", subscription.get("id"))
                .set("url", null);
        events.emit("checkout.session.completed", session);
    }

    private String newCustomer(JsonObject session, String holder) {
        return customers
                .create(Json.string(session, "customer_email"), Optional.of(holder), new JsonObject())
                .get("id")
                .getAsString();
    }
}
