package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.invoice.InvoicePage;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.subscription.Subscriptions;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Invoices: read, list, preview the next one, pay with the customer's card. */
final class InvoicesApi {
    private final ObjectStore store;
    private final Subscriptions subscriptions;
    private final Supplier<URI> baseUrl;

    /** @param baseUrl where the hosted pages are */
    InvoicesApi(ObjectStore store, Subscriptions subscriptions, Supplier<URI> baseUrl) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.baseUrl = baseUrl;
    }

    void register(Routes routes) {
        routes.add("POST", "/v1/invoices/create_preview", (id, parameters) -> preview(parameters))
                .add("GET", "/v1/invoices", (id, parameters) -> list(parameters))
                .add("GET", "/v1/invoices/{id}", (id, parameters) -> shown(require(id)))
                .add("POST", "/v1/invoices/{id}/pay", this::pay)
                .add("POST", "/v1/invoices/{id}/void", this::forgive);
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
                        .map(this::shown)
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
        return shown(invoice);
    }

    private JsonObject forgive(String id, Parameters parameters) {
        parameters.allowing();
        JsonObject invoice = require(id);
        if (!Json.string(invoice, "status").equals(Optional.of("open"))) {
            throw ApiException.invalid("invoice_not_open", "id", "Invoice is not open: " + id);
        }
        subscriptions.forgive(invoice);
        return shown(invoice);
    }

    /** With the address of its page, which is where the server is now. */
    private JsonObject shown(JsonObject invoice) {
        JsonObject shown = invoice.deepCopy();
        shown.addProperty(
                "hosted_invoice_url",
                InvoicePage.of(baseUrl.get(), shown.get("id").getAsString()).toString());
        return shown;
    }

    private static boolean matches(JsonObject object, String member, Optional<String> wanted) {
        return wanted.isEmpty() || Json.string(object, member).equals(wanted);
    }

    private JsonObject require(String id) {
        return store.find(Names.INVOICES, id).orElseThrow(() -> ApiException.missing("invoice", id));
    }
}
