package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checkout sessions: subscriptions to one price, paid on a hosted page. */
final class SessionsApi {
    private static final Duration LIFETIME = Duration.ofHours(24);

    private final ObjectStore store;
    private final Ids ids;
    private final Clock clock;
    private final Supplier<URI> baseUrl;

    /** @param baseUrl where the hosted pages are */
    SessionsApi(ObjectStore store, Ids ids, Clock clock, Supplier<URI> baseUrl) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    void register(Routes routes) {
        routes.add("POST", "/v1/checkout/sessions", (id, parameters) -> create(parameters))
                .add(
                        "GET",
                        "/v1/checkout/sessions",
                        (id, parameters) -> Page.of(
                                store.all(Names.SESSIONS),
                                "/v1/checkout/sessions",
                                parameters.allowing("limit", "starting_after")))
                .add(
                        "GET",
                        "/v1/checkout/sessions/{id}",
                        (id, parameters) -> store.find(Names.SESSIONS, id)
                                .orElseThrow(() -> ApiException.missing("checkout.session", id)));
    }

    private JsonObject create(Parameters parameters) {
        parameters.allowing(
                "mode",
                "client_reference_id",
                "customer",
                "customer_email",
                "success_url",
                "cancel_url",
                "metadata",
                "subscription_data",
                "line_items");
        if (!parameters.required("mode").equals("subscription")) {
            throw ApiException.invalid("parameter_invalid", "mode", "The sandbox knows the mode subscription only.");
        }
        JsonObject price = price(parameters);
        String id = ids.next("cs_test");
        long now = clock.instant().getEpochSecond();
        JsonObject session = JsonMembers.of(id, "checkout.session")
                .set("amount_subtotal", price.get("unit_amount"))
                .set("amount_total", price.get("unit_amount"))
                .set("cancel_url", address(parameters, "cancel_url"))
                .set(
                        "client_reference_id",
                        parameters.string("client_reference_id").orElse(null))
                .set("created", now)
                .set("currency", price.get("currency"))
                .set("customer", customer(parameters))
                .set("customer_email", parameters.string("customer_email").orElse(null))
                .set("expires_at", now + LIFETIME.toSeconds())
                .set("livemode", false)
                .set("metadata", parameters.metadata())
                .set("mode", "subscription")
                .set("payment_status", "unpaid")
                .set("status", "open")
                .set("subscription", null)
                .set("success_url", address(parameters, "success_url"))
                .set("url", baseUrl.get().resolve("/c/pay/" + id))
                .json();
        store.put(Names.SESSIONS, session);
        remember(id, price, parameters);
        return session;
    }

    private void remember(String session, JsonObject price, Parameters parameters) {
        JsonObject metadata =
                parameters.nested("subscription_data").allowing("metadata").metadata();
        store.put(
                Names.ORDERS,
                JsonMembers.fresh()
                        .set("id", session)
                        .set("price", price.get("id"))
                        .set("metadata", metadata)
                        .json());
    }

    private JsonObject price(Parameters parameters) {
        List<Parameters> items = parameters.objects("line_items");
        if (items.size() != 1) {
            throw ApiException.invalid("parameter_invalid", "line_items", "The sandbox needs exactly one line item.");
        }
        Parameters item = items.getFirst().allowing("price", "quantity");
        if (item.integer("quantity").orElse(1L) != 1) {
            throw ApiException.invalid(
                    "parameter_invalid", "line_items[0][quantity]", "The sandbox knows the quantity 1 only.");
        }
        String id = item.required("price");
        return store.find(Names.PRICES, id).orElseThrow(() -> ApiException.missing("price", id));
    }

    private @Nullable String customer(Parameters parameters) {
        return parameters
                .string("customer")
                .map(id -> store.find(Names.CUSTOMERS, id).orElseThrow(() -> ApiException.missing("customer", id)))
                .map(customer -> customer.get("id").getAsString())
                .orElse(null);
    }

    private static String address(Parameters parameters, String name) {
        String value = parameters.required(name);
        if (!value.startsWith("http://") && !value.startsWith("https://")) {
            throw ApiException.invalid("url_invalid", name, "Not a valid URL");
        }
        return value;
    }
}
