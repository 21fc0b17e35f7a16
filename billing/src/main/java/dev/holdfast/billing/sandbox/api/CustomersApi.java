package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.checkout.Customers;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.util.Optional;

/** Customers. */
final class CustomersApi {
    private final ObjectStore store;
    private final Customers customers;

    CustomersApi(ObjectStore store, Customers customers) {
        this.store = store;
        this.customers = customers;
    }

    void register(Routes routes) {
        routes.add("POST", "/v1/customers", (id, parameters) -> create(parameters))
                .add("GET", "/v1/customers", (id, parameters) -> list(parameters))
                .add(
                        "GET",
                        "/v1/customers/{id}",
                        (id, parameters) -> store.find(Names.CUSTOMERS, id)
                                .orElseThrow(() -> ApiException.missing("customer", id)));
    }

    /** Returns the id of a customer that is there. */
    static String require(ObjectStore store, String id) {
        return store.find(Names.CUSTOMERS, id)
                .orElseThrow(() -> ApiException.missing("customer", id))
                .get("id")
                .getAsString();
    }

    private JsonObject create(Parameters parameters) {
        parameters.allowing("email", "name", "metadata");
        return customers.create(parameters.string("email"), parameters.string("name"), parameters.metadata());
    }

    private JsonObject list(Parameters parameters) {
        parameters.allowing("limit", "starting_after", "email");
        Optional<String> email = parameters.string("email");
        return Page.of(
                store.all(Names.CUSTOMERS).stream()
                        .filter(each ->
                                email.isEmpty() || Json.string(each, "email").equals(email))
                        .toList(),
                "/v1/customers",
                parameters);
    }
}
