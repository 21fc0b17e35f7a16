package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers a repeated call with what the first one answered, without doing it again. The same key with another request
 * is refused. Refusals are not remembered: a corrected call may use the key again.
 */
final class Idempotency {
    private final ObjectStore store;

    Idempotency(ObjectStore store) {
        this.store = store;
    }

    JsonObject once(Optional<String> key, String request, Supplier<JsonObject> action) {
        return key.isEmpty() ? action.get() : once(key.get(), request, action);
    }

    private JsonObject once(String key, String request, Supplier<JsonObject> action) {
        Optional<JsonObject> earlier = store.find(Names.IDEMPOTENCY, key);
        if (earlier.isPresent()) {
            if (!earlier.get().get("request").getAsString().equals(request)) {
                throw ApiException.idempotency(
                        "Keys for idempotent requests can only be used with the same parameters they were first used with: "
                                + key);
            }
            return earlier.get().getAsJsonObject("answer");
        }
        JsonObject answer = action.get();
        store.put(
                Names.IDEMPOTENCY,
                Json.with(new JsonObject(), "id", key, "request", request, "answer", answer.deepCopy()));
        return answer;
    }
}
