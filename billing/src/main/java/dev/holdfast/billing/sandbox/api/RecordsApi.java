package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.util.Optional;

/** What can only be read: events and invoices. */
final class RecordsApi {
    private final ObjectStore store;

    RecordsApi(ObjectStore store) {
        this.store = store;
    }

    void register(Routes routes) {
        routes.add("GET", "/v1/events", (id, parameters) -> list(Names.EVENTS, "type", parameters))
                .add("GET", "/v1/events/{id}", (id, parameters) -> require(Names.EVENTS, "event", id))
                .add("GET", "/v1/invoices", (id, parameters) -> list(Names.INVOICES, "customer", parameters))
                .add("GET", "/v1/invoices/{id}", (id, parameters) -> require(Names.INVOICES, "invoice", id));
    }

    private JsonObject list(String collection, String filter, Parameters parameters) {
        parameters.allowing("limit", "starting_after", filter);
        Optional<String> wanted = parameters.string(filter);
        return Page.of(
                store.all(collection).stream()
                        .filter(each ->
                                wanted.isEmpty() || Json.string(each, filter).equals(wanted))
                        .toList(),
                "/v1/" + collection,
                parameters);
    }

    private JsonObject require(String collection, String kind, String id) {
        return store.find(collection, id).orElseThrow(() -> ApiException.missing(kind, id));
    }
}
