package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.contract.StorageBackend;
import dev.holdfast.controlplane.namespace.DeclaredClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the map of declared exports (reference: durable-objects 9.3); what is not offered is refused by name. */
final class ExportsReader {
    private static final int MOST = 1000;
    private static final int LONGEST_NAME = 255;
    private static final String DEFAULT_STATE = "created";
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "created", Set.of("storage"),
            "deleted", Set.of(),
            "renamed", Set.of("renamed_to"),
            "transferred", Set.of("transferred_to"),
            "expecting-transfer", Set.of("storage", "transfer_from"));
    private static final List<String> STATE_FIELDS =
            List.of("storage", "renamed_to", "transferred_to", "transfer_from", "container");

    private ExportsReader() {}

    /** The Durable Object classes; other exports are checked only. */
    static Map<String, DeclaredClass> read(JsonNode json) {
        JsonFields all = new JsonFields("exports", json);
        if (all.names().size() > MOST) {
            throw Invalid.upload("exports may have at most %d entries".formatted(MOST));
        }
        Map<String, DeclaredClass> classes = new LinkedHashMap<>();
        for (String name : all.names()) {
            String where = "exports." + name;
            JsonFields fields = new JsonFields(where, all.value(name));
            switch (fields.text("type")) {
                case "durable-object" -> classes.put(className(name), declared(name, where, fields));
                case "worker" -> {}
                default ->
                    throw Invalid.upload("\"%s.type\" must be \"durable-object\" or \"worker\", but got \"%s\"."
                            .formatted(where, fields.text("type")));
            }
        }
        return classes;
    }

    /** Names of exports that are declared and are no Durable Object classes. */
    static Set<String> entrypoints(JsonNode json) {
        return json.properties().stream()
                .filter(entry -> entry.getValue().path("type").asText().equals("worker"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What is accepted without effect. */
    static List<String> remarks(JsonNode json) {
        return json.properties().stream()
                .filter(entry -> entry.getValue().path("cache").path("enabled").asBoolean())
                .map(entry -> "'exports.%s.cache' has no effect on this platform".formatted(entry.getKey()))
                .toList();
    }

    private static DeclaredClass declared(String name, String where, JsonFields fields) {
        String state = fields.findText("state").orElse(DEFAULT_STATE);
        Set<String> allowed = FIELDS.get(state);
        if (allowed == null) {
            throw Invalid.upload(
                    ("\"%s.state\" must be one of \"created\", \"deleted\", \"renamed\", \"transferred\", or"
                                    + " \"expecting-transfer\" but got \"%s\".")
                            .formatted(where, state));
        }
        for (String field : STATE_FIELDS) {
            if (fields.find(field).isPresent() && !allowed.contains(field)) {
                throw Invalid.upload("\"%s.%s\" is forbidden on state \"%s\".".formatted(where, field, state));
            }
        }
        return switch (state) {
            case "created" -> new DeclaredClass.Live(storage(where, state, fields));
            case "deleted" -> new DeclaredClass.Deleted();
            case "renamed" -> renamed(name, where, fields);
            case "transferred" -> new DeclaredClass.Transferred(fields.text("transferred_to"));
            case "expecting-transfer" ->
                new DeclaredClass.Expected(storage(where, state, fields), fields.text("transfer_from"));
            default -> throw new IllegalStateException("no state " + state);
        };
    }

    private static DeclaredClass renamed(String name, String where, JsonFields fields) {
        String to = className(fields.text("renamed_to"));
        if (to.equals(name)) {
            throw Invalid.upload("\"%s.renamed_to\" cannot equal the source class name \"%s\".".formatted(where, name));
        }
        return new DeclaredClass.Renamed(to);
    }

    private static StorageBackend storage(String where, String state, JsonFields fields) {
        return switch (fields.findText("storage").orElse("")) {
            case "sqlite" -> StorageBackend.SQLITE;
            case "legacy-kv" -> StorageBackend.KEY_VALUE;
            default ->
                throw Invalid.upload(("\"%s.storage\" is required for state \"%s\" and must be one of \"sqlite\" or"
                                + " \"legacy-kv\".")
                        .formatted(where, state));
        };
    }

    private static String className(String name) {
        if (name.isEmpty() || name.equals("default") || name.length() > LONGEST_NAME) {
            throw Invalid.upload("'%s' in exports cannot name a Durable Object class".formatted(name));
        }
        return name;
    }
}
