package dev.holdfast.billing.sandbox.subscription;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.meter.MeterEvents;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The lines of invoices: fixed prices ahead for a period, metered ones for what was used. Times are epoch seconds. */
final class InvoiceLines {
    private final ObjectStore store;
    private final Ids ids;
    private final MeterEvents usage;

    InvoiceLines(ObjectStore store, Ids ids, MeterEvents usage) {
        this.store = store;
        this.ids = ids;
        this.usage = usage;
    }

    /** The fixed prices, for the subscription's period from {@code start}. */
    List<JsonObject> ahead(JsonObject subscription, long start) {
        return Items.of(subscription).stream()
                .filter(item -> !Items.isMetered(item.getAsJsonObject("price")))
                .map(item -> {
                    JsonObject price = item.getAsJsonObject("price");
                    BigDecimal unit = price.get("unit_amount").getAsBigDecimal();
                    return line(item, new Tiers.Part(BigDecimal.ONE, unit), start, Items.monthAfter(start));
                })
                .toList();
    }

    /** What was used from {@code start} until before {@code end}: a line for each tier that was reached. */
    List<JsonObject> used(JsonObject subscription, long start, long end) {
        List<JsonObject> lines = new ArrayList<>();
        for (JsonObject item : Items.of(subscription)) {
            JsonObject price = item.getAsJsonObject("price");
            if (Items.isMetered(price)) {
                String meter = price.getAsJsonObject("recurring").get("meter").getAsString();
                BigDecimal quantity =
                        usage.sum(meter, subscription.get("customer").getAsString(), start, end);
                Tiers.split(price, quantity).forEach(part -> lines.add(line(item, part, start, end)));
            }
        }
        return lines;
    }

    private JsonObject line(JsonObject item, Tiers.Part part, long start, long end) {
        JsonObject price = item.getAsJsonObject("price");
        return JsonMembers.of(ids.next("il"), "line_item")
                .set("amount", part.amount())
                .set("currency", price.get("currency"))
                .set("description", description(price))
                .set("livemode", false)
                .set("metadata", new JsonObject())
                .set("parent", parent(item))
                .set(
                        "period",
                        JsonMembers.fresh().set("start", start).set("end", end).json())
                .set("pricing", pricing(price, part))
                .set("quantity", part.quantity().longValue())
                .set("subtotal", part.amount())
                .json();
    }

    private String description(JsonObject price) {
        String product = store.find(Names.PRODUCTS, price.get("product").getAsString())
                .orElseThrow()
                .get("name")
                .getAsString();
        return Json.string(price, "nickname").map(name -> product + ": " + name).orElse(product);
    }

    private static JsonObject parent(JsonObject item) {
        return JsonMembers.fresh()
                .set("type", "subscription_item_details")
                .set(
                        "subscription_item_details",
                        JsonMembers.fresh()
                                .set("subscription", item.get("subscription"))
                                .set("subscription_item", item.get("id"))
                                .json())
                .json();
    }

    private static JsonObject pricing(JsonObject price, Tiers.Part part) {
        return JsonMembers.fresh()
                .set("type", "price_details")
                .set("unit_amount_decimal", part.unitAmount().toPlainString())
                .set(
                        "price_details",
                        JsonMembers.fresh()
                                .set("price", price.get("id"))
                                .set("product", price.get("product"))
                                .json())
                .json();
    }
}
