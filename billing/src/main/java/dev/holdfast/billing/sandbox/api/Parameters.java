package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A call's decoded parameters, or a nested part of them. What is not expected is refused by name. */
public final class Parameters {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}(\\.\\d{1,12})?");

    private final JsonObject values;
    private final String path;

    Parameters(JsonObject values) {
        this(values, "");
    }

    private Parameters(JsonObject values, String path) {
        this.values = values;
        this.path = path;
    }

    /** @throws ApiException {@code parameter_unknown} for the first parameter that is not among these */
    public Parameters allowing(String... names) {
        Set<String> known = Set.of(names);
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ApiException.invalid(
                            "parameter_unknown", full(name), "Received unknown parameter: %s".formatted(full(name)));
                });
        return this;
    }

    public Optional<String> string(String name) {
        JsonElement value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonPrimitive text) {
            return Optional.of(text.getAsString());
        }
        throw ApiException.invalid("parameter_invalid_string", full(name), "Invalid string: " + full(name));
    }

    public String required(String name) {
        return string(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> ApiException.invalid(
                        "parameter_missing", full(name), "Missing required param: %s.".formatted(full(name))));
    }

    /** The address of a page. */
    public String address(String name) {
        String value = required(name);
        if (!value.startsWith("http://") && !value.startsWith("https://")) {
            throw ApiException.invalid("url_invalid", full(name), "Not a valid URL");
        }
        return value;
    }

    public Optional<Long> integer(String name) {
        return string(name).map(value -> {
            try {
                return Long.valueOf(value);
            } catch (NumberFormatException e) {
                throw ApiException.invalid("parameter_invalid_integer", full(name), "Invalid integer: " + value);
            }
        });
    }

    /** A number of zero or more, written without an exponent. */
    public Optional<BigDecimal> decimal(String name) {
        return string(name).map(value -> {
            if (!DECIMAL.matcher(value).matches()) {
                throw ApiException.invalid("parameter_invalid_decimal", full(name), "Invalid decimal: " + value);
            }
            return new BigDecimal(value);
        });
    }

    public long requiredInteger(String name) {
        required(name);
        return integer(name).orElseThrow();
    }

    public Optional<Boolean> flag(String name) {
        return string(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiException.invalid("parameter_invalid_boolean", full(name), "Invalid boolean: " + value);
        });
    }

    /** Returns a nested part, empty if it is absent. */
    public Parameters nested(String name) {
        JsonElement value = values.get(name);
        if (value == null) {
            return new Parameters(new JsonObject(), full(name));
        }
        if (value instanceof JsonObject object) {
            return new Parameters(object, full(name));
        }
        throw ApiException.invalid("parameter_invalid_object", full(name), "Invalid object: " + full(name));
    }

    /** Returns the elements of a list of objects. */
    public List<Parameters> objects(String name) {
        return list(name).asList().stream()
                .map(each -> {
                    if (each instanceof JsonObject object) {
                        return new Parameters(object, full(name) + "[]");
                    }
                    throw ApiException.invalid("parameter_invalid_object", full(name), "Invalid object: " + full(name));
                })
                .toList();
    }

    /** Returns the elements of a list of strings. */
    public List<String> strings(String name) {
        return list(name).asList().stream().map(JsonElement::getAsString).toList();
    }

    /** Returns a map of strings, as {@code metadata} is. */
    public JsonObject metadata() {
        JsonObject metadata = nested("metadata").values;
        if (metadata.asMap().values().stream().allMatch(JsonElement::isJsonPrimitive)) {
            return metadata;
        }
        throw ApiException.invalid("parameter_invalid_object", full("metadata"), "Metadata values must be strings.");
    }

    /** @throws ApiException if the value is not the only one that the sandbox knows */
    public Parameters only(String name, String value) {
        string(name).filter(given -> !given.equals(value)).ifPresent(given -> {
            throw ApiException.invalid(
                    "parameter_invalid",
                    full(name),
                    "The sandbox knows only '%s' here, not '%s'.".formatted(value, given));
        });
        return this;
    }

    public boolean has(String name) {
        return values.has(name);
    }

    private JsonArray list(String name) {
        JsonElement value = values.get(name);
        if (value == null) {
            return new JsonArray();
        }
        if (value instanceof JsonArray array) {
            return array;
        }
        throw ApiException.invalid("parameter_invalid_array", full(name), "Invalid array: " + full(name));
    }

    private String full(String name) {
        return path.isEmpty() ? name : path + "[" + name + "]";
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
