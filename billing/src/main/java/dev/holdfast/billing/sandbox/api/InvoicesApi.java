package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.subscription.Subscriptions;
import java.util.Optional;

/** Invoices: read, list, preview the next one, pay with the customer's card. */
final class InvoicesApi {
    private final ObjectStore store;
    private final Subscriptions subscriptions;

    InvoicesApi(ObjectStore store, Subscriptions subscriptions) {
        this.store = store;
        this.subscriptions = subscriptions;
    }

    void register(Routes routes) {
        routes.add("POST", "/v1/invoices/create_preview", (id, parameters) -> preview(parameters))
                .add("GET", "/v1/invoices", (id, parameters) -> list(parameters))
                .add("GET", "/v1/invoices/{id}", (id, parameters) -> require(id))
                .add("POST", "/v1/invoices/{id}/pay", this::pay);
    }

    private JsonObject list(Parameters parameters) {
        parameters.allowing("limit", "starting_after", "customer", "subscription", "status");
        Optional<String> subscription = parameters.string("subscription");
        return Page.of(
                store.all(Names.INVOICES).stream()
                        .filter(each -> matches(each, "customer", parameters.string("customer")))
                        .filter(each -> matches(each, "status", parameters.string("status")))
                        .filter(each -> subscription.isEmpty()
                                || Subscriptions.ofInvoice(each).equals(subscription.get()))
                        .toList(),
                "/v1/invoices",
                parameters);
    }

    private JsonObject preview(Parameters parameters) {
        parameters.allowing("subscription");
        String id = parameters.required("subscription");
        return subscriptions.preview(store.find(Names.SUBSCRIPTIONS, id)
                .filter(each -> !Subscriptions.isOver(each))
                .orElseThrow(() -> ApiException.missing("subscription", id)));
    }

    private JsonObject pay(String id, Parameters parameters) {
        parameters.allowing();
        JsonObject invoice = require(id);
        if (!Json.string(invoice, "status").equals(Optional.of("open"))) {
            throw ApiException.invalid("invoice_not_open", "id", "Invoice is not open: " + id);
        }
        if (!subscriptions.pay(invoice)) {
            throw ApiException.declined();
        }
        return invoice;
    }

    private static boolean matches(JsonObject object, String member, Optional<String> wanted) {
        return wanted.isEmpty() || Json.string(object, member).equals(wanted);
    }

    private JsonObject require(String id) {
        return store.find(Names.INVOICES, id).orElseThrow(() -> ApiException.missing("invoice", id));
    }
}
