package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Products and their prices. Prices are per month: of a fixed amount, or metered with graduated tiers. */
final class CatalogApi {
    private final ObjectStore store;
    private final Ids ids;
    private final Clock clock;

    CatalogApi(ObjectStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    void register(Routes routes) {
        routes.add("POST", "/v1/products", (id, parameters) -> createProduct(parameters))
                .add(
                        "GET",
                        "/v1/products",
                        (id, parameters) -> Page.of(
                                store.all(Names.PRODUCTS),
                                "/v1/products",
                                parameters.allowing("limit", "starting_after")))
                .add("GET", "/v1/products/{id}", (id, parameters) -> require(Names.PRODUCTS, "product", id))
                .add("POST", "/v1/prices", (id, parameters) -> createPrice(parameters))
                .add("GET", "/v1/prices", (id, parameters) -> listPrices(parameters))
                .add("GET", "/v1/prices/{id}", (id, parameters) -> require(Names.PRICES, "price", id));
    }

    private JsonObject createProduct(Parameters parameters) {
        parameters.allowing("id", "name", "description", "metadata");
        String id = parameters.string("id").orElseGet(() -> ids.next("prod"));
        if (store.find(Names.PRODUCTS, id).isPresent()) {
            throw ApiException.invalid("resource_already_exists", "id", "Product already exists: " + id);
        }
        JsonObject product = JsonMembers.of(id, "product")
                .set("active", true)
                .set("created", clock.instant().getEpochSecond())
                .set("description", parameters.string("description").orElse(null))
                .set("livemode", false)
                .set("metadata", parameters.metadata())
                .set("name", parameters.required("name"))
                .json();
        store.put(Names.PRODUCTS, product);
        return product;
    }

    private JsonObject createPrice(Parameters parameters) {
        parameters.allowing(
                "product",
                "currency",
                "nickname",
                "unit_amount",
                "billing_scheme",
                "tiers_mode",
                "tiers",
                "recurring",
                "lookup_key",
                "transfer_lookup_key",
                "metadata");
        require(Names.PRODUCTS, "product", parameters.required("product"));
        JsonObject recurring = recurring(parameters.nested("recurring"));
        Optional<String> lookupKey = parameters.string("lookup_key");
        lookupKey.ifPresent(
                key -> freeLookupKey(key, parameters.flag("transfer_lookup_key").orElse(false)));
        JsonMembers price = JsonMembers.of(ids.next("price"), "price")
                .set("active", true)
                .set("created", clock.instant().getEpochSecond())
                .set("currency", parameters.required("currency").toLowerCase(Locale.ROOT))
                .set("livemode", false)
                .set("lookup_key", lookupKey.orElse(null))
                .set("metadata", parameters.metadata())
                .set("nickname", parameters.string("nickname").orElse(null))
                .set("product", parameters.required("product"))
                .set("recurring", recurring)
                .set("type", "recurring");
        boolean metered = recurring.get("usage_type").getAsString().equals("metered");
        JsonObject made = (metered ? PriceTerms.tiered(price, parameters) : PriceTerms.fixed(price, parameters)).json();
        store.put(Names.PRICES, made);
        return made;
    }

    private JsonObject recurring(Parameters recurring) {
        recurring.allowing("interval", "meter", "usage_type").only("interval", "month");
        recurring.required("interval");
        boolean metered = recurring.string("usage_type").orElse("licensed").equals("metered");
        if (metered) {
            require(Names.METERS, "billing.meter", recurring.required("meter"));
        } else {
            recurring.only("usage_type", "licensed");
        }
        return JsonMembers.fresh()
                .set("interval", "month")
                .set("interval_count", 1)
                .set("meter", metered ? recurring.required("meter") : null)
                .set("usage_type", metered ? "metered" : "licensed")
                .json();
    }

    private void freeLookupKey(String key, boolean transfer) {
        for (JsonObject price : withLookupKeys(List.of(key))) {
            if (!transfer) {
                throw ApiException.invalid(
                        "resource_already_exists", "lookup_key", "A price already uses the lookup key " + key);
            }
            JsonMembers.in(price).set("lookup_key", null);
        }
    }

    private JsonObject listPrices(Parameters parameters) {
        parameters.allowing("limit", "starting_after", "lookup_keys", "product", "active");
        List<String> keys = parameters.strings("lookup_keys");
        List<JsonObject> prices = (keys.isEmpty() ? store.all(Names.PRICES) : withLookupKeys(keys))
                .stream()
                        .filter(price -> matches(price, "product", parameters.string("product")))
                        .filter(price -> matches(price, "active", parameters.string("active")))
                        .toList();
        return Page.of(prices, "/v1/prices", parameters);
    }

    private List<JsonObject> withLookupKeys(List<String> keys) {
        return store.all(Names.PRICES).stream()
                .filter(price ->
                        Json.string(price, "lookup_key").filter(keys::contains).isPresent())
                .toList();
    }

    private static boolean matches(JsonObject object, String member, Optional<String> wanted) {
        return wanted.isEmpty() || Json.string(object, member).equals(wanted);
    }

    private JsonObject require(String collection, String kind, String id) {
        return store.find(collection, id).orElseThrow(() -> ApiException.missing(kind, id));
    }
}
