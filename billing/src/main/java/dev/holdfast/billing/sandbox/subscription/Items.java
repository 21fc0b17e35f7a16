package dev.holdfast.billing.sandbox.subscription;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The items of a subscription: one per price, all with the same period. Times are epoch seconds. */
final class Items {
    private Items() {}

    static JsonObject list(Ids ids, String subscription, List<JsonObject> prices, long start) {
        return Json.list(
                prices.stream()
                        .map(price -> item(ids, subscription, price, start))
                        .toList(),
                "/v1/subscription_items?subscription=" + subscription);
    }

    private static JsonObject item(Ids ids, String subscription, JsonObject price, long start) {
        JsonMembers item = JsonMembers.of(ids.next("si"), "subscription_item")
                .set("created", start)
                .set("current_period_start", start)
                .set("current_period_end", monthAfter(start))
                .set("metadata", new JsonObject())
                .set("price", price.deepCopy())
                .set("subscription", subscription);
        return isMetered(price) ? item.json() : item.set("quantity", 1).json();
    }

    static List<JsonObject> of(JsonObject subscription) {
        return Json.data(subscription.getAsJsonObject("items"));
    }

    static boolean isMetered(JsonObject price) {
        return price.getAsJsonObject("recurring")
                .get("usage_type")
                .getAsString()
                .equals("metered");
    }

    static long periodStart(JsonObject subscription) {
        return of(subscription).getFirst().get("current_period_start").getAsLong();
    }

    static long periodEnd(JsonObject subscription) {
        return of(subscription).getFirst().get("current_period_end").getAsLong();
    }

    /** Lets the next month begin. */
    static void renew(JsonObject subscription) {
        long start = periodEnd(subscription);
        of(subscription)
                .forEach(item -> JsonMembers.in(item)
                        .set("current_period_start", start)
                        .set("current_period_end", monthAfter(start)));
    }

    static long monthAfter(long seconds) {
        return Instant.ofEpochSecond(seconds)
                .atOffset(ZoneOffset.UTC)
                .plusMonths(1)
                .toEpochSecond();
    }
}
