package dev.holdfast.controlplane.worker.version;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.contract.StorageBackend;
import dev.holdfast.controlplane.namespace.DeclaredClass;
import java.util.Map;

/** Declared classes as an upload would declare them. */
final class DeclaredExports {
    private DeclaredExports() {}

    static ObjectNode json(Map<String, DeclaredClass> declared) {
        ObjectNode exports = JsonNodeFactory.instance.objectNode();
        declared.forEach((name, each) -> describe(exports.putObject(name).put("type", "durable-object"), each));
        return exports;
    }

    private static void describe(ObjectNode entry, DeclaredClass declared) {
        switch (declared) {
            case DeclaredClass.Live(StorageBackend storage) ->
                entry.put("state", "created").put("storage", name(storage));
            case DeclaredClass.Expected(StorageBackend storage, String fromScript) ->
                entry.put("state", "expecting-transfer")
                        .put("storage", name(storage))
                        .put("transfer_from", fromScript);
            case DeclaredClass.Deleted() -> entry.put("state", "deleted");
            case DeclaredClass.Renamed(String to) ->
                entry.put("state", "renamed").put("renamed_to", to);
            case DeclaredClass.Transferred(String toScript) ->
                entry.put("state", "transferred").put("transferred_to", toScript);
        }
    }

    private static String name(StorageBackend storage) {
        return switch (storage) {
            case SQLITE -> "sqlite";
            case KEY_VALUE -> "legacy-kv";
        };
    }
}
