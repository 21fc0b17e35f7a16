package dev.holdfast.billing.sandbox.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Short forms for building and reading JSON. */
public final class Json {
    private Json() {}

    /** Starts an object with Stripe's two common members. */
    public static JsonObject object(String id, String kind) {
        return with(new JsonObject(), "id", id, "object", kind);
    }

    /**
     * Sets members and returns the same object.
     *
     * @param members names and values by turns; values are JSON, strings, numbers, booleans or null
     */
    public static JsonObject with(JsonObject target, @Nullable Object... members) {
        for (int i = 0; i < members.length; i += 2) {
            target.add(String.valueOf(members[i]), element(members[i + 1]));
        }
        return target;
    }

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

    /** Returns a member that is an object; an empty one if it is absent or null. */
    public static JsonObject child(JsonObject object, String member) {
        JsonElement value = object.get(member);
        return value == null || value.isJsonNull() ? new JsonObject() : value.getAsJsonObject();
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
