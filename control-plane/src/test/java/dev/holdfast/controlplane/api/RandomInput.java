package dev.holdfast.controlplane.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Input that fits the API's description, and input that does not, by chance. */
final class RandomInput {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "'; DROP TABLE account; --",
            "../../etc/passwd",
            "%00",
            "\ud800",
            "𝒳😀",
            "\r\nX: y",
            "null",
            "-1",
            "1e400",
            "9".repeat(40),
            "x".repeat(5000),
            "{}",
            "2026-13-45T99:99:99Z",
            "+999999999-01-01T00:00:00Z",
            "*",
            "00000000-0000-0000-0000-000000000000",
            "0".repeat(32),
            "__proto__",
            "${jndi:ldap://x}",
            "<script>");

    private final Random random;
    private final JsonNode schemas;

    RandomInput(Random random, JsonNode schemas) {
        this.random = random;
        this.schemas = schemas;
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String nasty() {
        return oneOf(NASTY);
    }

    /** Mostly of the schema. */
    JsonNode value(JsonNode schema) {
        return value(schema, 0);
    }

    private JsonNode value(JsonNode given, int depth) {
        JsonNode schema = resolved(given);
        if (depth > DEEPEST || happens(0.08)) {
            return anything(depth);
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer", "number" -> number();
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "string" -> JSON.textNode(text(schema));
            default -> anything(depth);
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (!happens(0.15)) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject() || happens(0.1)) {
            object.set(nasty(), anything(depth + 1));
        }
        return object;
    }

    private JsonNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int count = random.nextInt(4); count > 0; count--) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private String text(JsonNode schema) {
        if (happens(0.3)) {
            return nasty();
        }
        if (schema.has("enum")) {
            return schema.get("enum")
                    .get(random.nextInt(schema.get("enum").size()))
                    .asText();
        }
        return oneOf(List.of(
                "hello",
                "a@example.com",
                "2027-01-01T00:00:00Z",
                "accepted",
                "10.0.0.0/8",
                "workers_paid",
                "* * * * *"));
    }

    private JsonNode number() {
        return oneOf(List.of(
                JSON.numberNode(random.nextInt(100)),
                JSON.numberNode(-1),
                JSON.numberNode(Long.MAX_VALUE),
                JSON.numberNode(0.5),
                JSON.numberNode(1e300)));
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.objectNode();
            case 2 -> JSON.arrayNode().add(JSON.nullNode());
            case 3 -> number();
            case 4 -> JSON.booleanNode(true);
            case 5 -> depth > DEEPEST ? JSON.nullNode() : JSON.objectNode().set("a", anything(depth + 1));
            default -> JSON.textNode(nasty());
        };
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode current = schema;
        while (current.has("$ref") || current.has("anyOf") || current.has("allOf")) {
            if (current.has("$ref")) {
                String name = current.get("$ref").asText();
                current = schemas.path(name.substring(name.lastIndexOf('/') + 1));
            } else {
                current = current.has("anyOf")
                        ? current.get("anyOf").get(0)
                        : current.get("allOf").get(0);
            }
        }
        return current;
    }
}
