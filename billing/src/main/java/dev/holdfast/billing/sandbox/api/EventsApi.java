package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.util.Optional;

/** Events, which can only be read. */
final class EventsApi {
    private final ObjectStore store;

    EventsApi(ObjectStore store) {
        this.store = store;
    }

    void register(Routes routes) {
        routes.add("GET", "/v1/events", (id, parameters) -> list(parameters))
                .add("GET", "/v1/events/{id}", (id, parameters) -> require(id));
    }

    private JsonObject list(Parameters parameters) {
        parameters.allowing("limit", "starting_after", "type");
        Optional<String> wanted = parameters.string("type");
        return Page.of(
                store.all(Names.EVENTS).stream()
                        .filter(each ->
                                wanted.isEmpty() || Json.string(each, "type").equals(wanted))
                        .toList(),
                "/v1/events",
                parameters);
    }

    private JsonObject require(String id) {
        return store.find(Names.EVENTS, id).orElseThrow(() -> ApiException.missing("event", id));
    }
}
