package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the fields of one JSON object, and names object and field when something is not as it should be. */
final class JsonFields {
    private final String where;
    private final JsonNode object;

    JsonFields(String where, JsonNode object) {
        this.where = where;
        this.object = object;
        if (!object.isObject()) {
            throw Invalid.upload("%s is not a JSON object".formatted(where));
        }
    }

    JsonNode object() {
        return object;
    }

    /** Names of all fields that are present. */
    List<String> names() {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The field's value unless it is missing or null. */
    Optional<JsonNode> find(String field) {
        return Optional.ofNullable(object.get(field)).filter(value -> !value.isNull());
    }

    JsonNode value(String field) {
        JsonNode value = object.get(field);
        if (value == null) {
            throw Invalid.upload("%s has no %s".formatted(where, field));
        }
        return value;
    }

    String text(String field) {
        JsonNode value = value(field);
        if (!value.isTextual()) {
            throw Invalid.upload("%s of %s is not a string".formatted(field, where));
        }
        return value.textValue();
    }

    Optional<String> findText(String field) {
        return find(field).map(value -> text(field));
    }

    /** The elements of a list; empty if the field is missing. */
    List<JsonNode> list(String field) {
        List<JsonNode> elements = new ArrayList<>();
        find(field).ifPresent(value -> {
            if (!value.isArray()) {
                throw Invalid.upload("%s of %s is not a list".formatted(field, where));
            }
            value.forEach(elements::add);
        });
        return elements;
    }

    /** The strings of a list; empty if the field is missing. */
    List<String> texts(String field) {
        return list(field).stream()
                .map(each -> {
                    if (!each.isTextual()) {
                        throw Invalid.upload("%s of %s holds something that is not a string".formatted(field, where));
                    }
                    return each.textValue();
                })
                .toList();
    }
}
