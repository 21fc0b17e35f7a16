package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import java.util.List;

/** A list as Stripe answers it: newest first, {@code limit} (1 to 100, by default 10) and {@code starting_after}. */
final class Page {
    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 100;

    private Page() {}

    /** @param objects oldest first */
    static JsonObject of(List<JsonObject> objects, String url, Parameters parameters) {
        int limit = Math.toIntExact(parameters.integer("limit").orElse((long) DEFAULT_LIMIT));
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiException.invalid("parameter_invalid_integer", "limit", "limit must be between 1 and 100.");
        }
        List<JsonObject> rest = after(objects.reversed(), parameters);
        return JsonMembers.fresh()
                .set("object", "list")
                .set("url", url)
                .set("has_more", rest.size() > limit)
                .set("data", Json.array(rest.stream().limit(limit).toList()))
                .json();
    }

    private static List<JsonObject> after(List<JsonObject> newestFirst, Parameters parameters) {
        return parameters
                .string("starting_after")
                .map(id -> newestFirst.stream()
                        .dropWhile(each -> !each.get("id").getAsString().equals(id))
                        .skip(1)
                        .toList())
                .orElse(newestFirst);
    }
}
