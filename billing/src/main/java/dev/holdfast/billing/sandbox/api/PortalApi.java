package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** The customer portal: its configurations, which change nothing of the sandbox's page, and sessions. */
final class PortalApi {
    private final ObjectStore store;
    private final Ids ids;
    private final Clock clock;
    private final Supplier<URI> baseUrl;

    PortalApi(ObjectStore store, Ids ids, Clock clock, Supplier<URI> baseUrl) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    void register(Routes routes) {
        routes.add("POST", "/v1/billing_portal/configurations", (id, parameters) -> configure(parameters))
                .add(
                        "GET",
                        "/v1/billing_portal/configurations",
                        (id, parameters) -> Page.of(
                                store.all(Names.PORTAL_CONFIGURATIONS),
                                "/v1/billing_portal/configurations",
                                parameters.allowing("limit", "starting_after", "active")))
                .add("POST", "/v1/billing_portal/sessions", (id, parameters) -> open(parameters));
    }

    private JsonObject configure(Parameters parameters) {
        parameters.allowing("features", "metadata");
        parameters.nested("features").allowing("invoice_history", "payment_method_update", "subscription_cancel");
        JsonObject configuration = JsonMembers.of(ids.next("bpc"), "billing_portal.configuration")
                .set("active", true)
                .set("created", clock.instant().getEpochSecond())
                .set("livemode", false)
                .set("metadata", parameters.metadata())
                .json();
        store.put(Names.PORTAL_CONFIGURATIONS, configuration);
        return configuration;
    }

    private JsonObject open(Parameters parameters) {
        parameters.allowing("customer", "return_url", "configuration");
        String customer = CustomersApi.require(store, parameters.required("customer"));
        Optional<String> configuration = parameters
                .string("configuration")
                .map(id -> store.find(Names.PORTAL_CONFIGURATIONS, id)
                        .orElseThrow(() -> ApiException.missing("configuration", id))
                        .get("id")
                        .getAsString());
        String id = ids.next("bps");
        JsonObject session = JsonMembers.of(id, "billing_portal.session")
                .set("configuration", configuration.orElse(null))
                .set("created", clock.instant().getEpochSecond())
                .set("customer", customer)
                .set("livemode", false)
                .set("return_url", parameters.address("return_url"))
                .set("url", baseUrl.get().resolve("/p/session/" + id))
                .json();
        store.put(Names.PORTAL_SESSIONS, session);
        return session;
    }
}
