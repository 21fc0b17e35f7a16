package dev.holdfast.billing.sandbox.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All objects of the sandbox, by collection and id, oldest first within a collection.
 *
 * <p>Every use happens inside {@link #change}: one at a time, and what it changed is in the file when it returns. If
 * the action throws, what it had changed is forgotten.
 */
public final class ObjectStore {
    private final StateFile file;
    private JsonObject collections;

    /** Opens the store with what the file holds. */
    public ObjectStore(StateFile file) {
        this.file = file;
        this.collections = file.read();
    }

    public synchronized <T> T change(Supplier<T> action) {
        JsonObject before = collections.deepCopy();
        try {
            T result = action.get();
            if (!collections.equals(before)) {
                file.write(collections);
            }
            return result;
        } catch (RuntimeException e) {
            collections = before;
            throw e;
        }
    }

    public synchronized void put(String collection, JsonObject object) {
        collection(collection).add(object.get("id").getAsString(), object);
    }

    public synchronized Optional<JsonObject> find(String collection, String id) {
        return Optional.ofNullable(collection(collection).getAsJsonObject(id));
    }

    public synchronized void remove(String collection, String id) {
        collection(collection).remove(id);
    }

    /** Returns a collection's objects, oldest first. */
    public synchronized List<JsonObject> all(String collection) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonElement each : collection(collection).asMap().values()) {
            objects.add(each.getAsJsonObject());
        }
        return objects;
    }

    private JsonObject collection(String name) {
        if (!collections.has(name)) {
            collections.add(name, new JsonObject());
        }
        return collections.getAsJsonObject(name);
    }
}
