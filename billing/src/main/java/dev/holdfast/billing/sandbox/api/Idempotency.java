package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers a repeated call with what the first one answered, without doing it again. The same key with another request
 * is refused. Refusals are not remembered: a corrected call may use the key again. Keys are forgotten after a day.
 */
final class Idempotency {
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final ObjectStore store;
    private final Clock clock;

    Idempotency(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    JsonObject once(Optional<String> key, String request, Supplier<JsonObject> action) {
        return key.isEmpty() ? action.get() : once(key.get(), request, action);
    }

    private JsonObject once(String key, String request, Supplier<JsonObject> action) {
        forgetOld();
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
        JsonObject record = JsonMembers.fresh()
                .set("id", key)
                .set("created", clock.instant().getEpochSecond())
                .set("request", request)
                .set("answer", answer.deepCopy())
                .json();
        store.put(Names.IDEMPOTENCY, record);
        return answer;
    }

    private void forgetOld() {
        long oldest = clock.instant().minus(REMEMBERED).getEpochSecond();
        store.all(Names.IDEMPOTENCY).stream()
                .filter(record -> record.get("created").getAsLong() < oldest)
                .forEach(record ->
                        store.remove(Names.IDEMPOTENCY, record.get("id").getAsString()));
    }
}
