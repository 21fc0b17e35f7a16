package dev.holdfast.billing.sandbox.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/** Short forms for reading JSON. */
public final class Json {
    private Json() {}

    public static JsonArray array(List<? extends JsonElement> elements) {
        JsonArray array = new JsonArray();
        elements.forEach(array::add);
        return array;
    }

    /** Returns a string member; empty if it is absent or null. */
    public static Optional<String> string(JsonObject object, String member) {
        JsonElement value = object.get(member);
        return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(value.getAsString());
    }

    /** Returns the objects of a list as Stripe answers it, under {@code data}. */
    public static List<JsonObject> data(JsonObject list) {
        return list.getAsJsonArray("data").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** Returns a list as Stripe answers it when it is part of an object. */
    public static JsonObject list(List<? extends JsonElement> elements, String url) {
        return JsonMembers.fresh()
                .set("object", "list")
                .set("data", array(elements))
                .set("has_more", false)
                .set("url", url)
                .json();
    }

    /** Returns a member that is an object; an empty one if it is absent or null. */
    public static JsonObject child(JsonObject object, String member) {
        JsonElement value = object.get(member);
        return value == null || value.isJsonNull() ? new JsonObject() : value.getAsJsonObject();
    }
}
