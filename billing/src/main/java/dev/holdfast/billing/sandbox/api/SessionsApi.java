package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checkout sessions: subscriptions to one fixed price and any metered ones, paid on a hosted page. */
final class SessionsApi {
    private static final Duration LIFETIME = Duration.ofHours(24);

    private static final int MOST_ITEMS = 20;

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
        if (parameters.has("customer") && parameters.has("customer_email")) {
            throw ApiException.invalid(
                    "parameter_invalid",
                    "customer",
                    "You may only specify one of these parameters: customer, customer_email.");
        }
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
        List<JsonObject> prices = prices(parameters);
        JsonObject price = prices.stream()
                .filter(each -> !isMetered(each))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid(
                        "parameter_invalid", "line_items", "The sandbox needs a line item with a fixed price."));
        String id = ids.next("cs_test");
        long now = clock.instant().getEpochSecond();
        JsonObject session = JsonMembers.of(id, "checkout.session")
                .set("amount_subtotal", price.get("unit_amount"))
                .set("amount_total", price.get("unit_amount"))
                .set("cancel_url", parameters.address("cancel_url"))
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
                .set("success_url", parameters.address("success_url"))
                .set("url", baseUrl.get().resolve("/c/pay/" + id))
                .json();
        store.put(Names.SESSIONS, session);
        remember(id, prices, parameters);
        return session;
    }

    private void remember(String session, List<JsonObject> prices, Parameters parameters) {
        JsonObject metadata =
                parameters.nested("subscription_data").allowing("metadata").metadata();
        store.put(
                Names.ORDERS,
                JsonMembers.fresh()
                        .set("id", session)
                        .set(
                                "prices",
                                Json.array(prices.stream()
                                        .map(each -> each.get("id"))
                                        .toList()))
                        .set("metadata", metadata)
                        .json());
    }

    private List<JsonObject> prices(Parameters parameters) {
        List<Parameters> items = parameters.objects("line_items");
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            throw ApiException.invalid("parameter_invalid", "line_items", "There must be 1 to 20 line items.");
        }
        List<JsonObject> prices = items.stream().map(this::price).toList();
        if (prices.stream().filter(each -> !isMetered(each)).count() > 1) {
            throw ApiException.invalid(
                    "parameter_invalid", "line_items", "The sandbox knows one fixed price per subscription only.");
        }
        return prices;
    }

    private JsonObject price(Parameters item) {
        item.allowing("price", "quantity").only("quantity", "1");
        String id = item.required("price");
        JsonObject price = store.find(Names.PRICES, id).orElseThrow(() -> ApiException.missing("price", id));
        if (isMetered(price) && item.has("quantity")) {
            throw ApiException.invalid(
                    "parameter_invalid", "line_items", "Quantity should not be specified where usage_type is metered.");
        }
        return price;
    }

    private static boolean isMetered(JsonObject price) {
        return price.getAsJsonObject("recurring")
                .get("usage_type")
                .getAsString()
                .equals("metered");
    }

    private @Nullable String customer(Parameters parameters) {
        return parameters
                .string("customer")
                .map(id -> CustomersApi.require(store, id))
                .orElse(null);
    }
}
