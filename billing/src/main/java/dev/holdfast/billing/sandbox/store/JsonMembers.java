package dev.holdfast.billing.sandbox.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/** Sets an object's members, one after the other. */
public final class JsonMembers {
    private final JsonObject target;

    private JsonMembers(JsonObject target) {
        this.target = target;
    }

    /** Changes an object. */
    public static JsonMembers in(JsonObject target) {
        return new JsonMembers(target);
    }

    /** Begins a new object. */
    public static JsonMembers fresh() {
        return in(new JsonObject());
    }

    /** Begins a new object with the two members that all of Stripe's have. */
    public static JsonMembers of(String id, String kind) {
        return fresh().set("id", id).set("object", kind);
    }

    /** @param value JSON, a boolean, a number or null; of anything else its text */
    public JsonMembers set(String name, @Nullable Object value) {
        target.add(name, element(value));
        return this;
    }

    public JsonObject json() {
        return target;
    }

    private static JsonElement element(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.INSTANCE;
            case JsonElement json -> json;
            case Boolean flag -> new JsonPrimitive(flag);
            case Number number -> new JsonPrimitive(number);
            default -> new JsonPrimitive(value.toString());
        };
    }
}
