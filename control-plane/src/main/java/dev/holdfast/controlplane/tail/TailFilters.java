package dev.holdfast.controlplane.tail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.holdfast.contract.trace.Trace;
import dev.holdfast.contract.trace.TraceEvent;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/**
 * What a tail shows: what passes all filters, and word that something is missing.
 *
 * @param json in which it was asked for, with the caller's own address in the place of {@code self}
 */
record TailFilters(List<TailFilter> all, JsonNode json) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MOST = 20;
    private static final int MOST_VALUES = 100;
    private static final int MOST_TEXT = 1024;
    private static final String CLIENTS = "client_ip";
    private static final String SELF = "self";

    TailFilters {
        all = List.copyOf(all);
    }

    /**
     * @param self the caller's address
     * @throws ApiException naming what cannot be understood
     */
    static TailFilters read(List<JsonNode> wanted, String self) {
        if (wanted.size() > MOST) {
            throw invalid("A tail may have at most %d filters".formatted(MOST));
        }
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        wanted.forEach(each -> json.add(withAddress(each, self)));
        return of(json);
    }

    /** Those that were read before. */
    static TailFilters stored(String json) {
        try {
            return of(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean admit(Trace trace, DoubleSupplier random) {
        return trace.event() instanceof TraceEvent.Overload
                || all.stream().allMatch(each -> each.admits(trace, random));
    }

    private static TailFilters of(JsonNode json) {
        return new TailFilters(
                json.valueStream()
                        .flatMap(each -> each.propertyStream())
                        .map(each -> filter(each.getKey(), each.getValue()))
                        .toList(),
                json);
    }

    private static JsonNode withAddress(JsonNode filter, String self) {
        if (!(filter instanceof ObjectNode fields) || fields.isEmpty()) {
            throw invalid("A filter is an object such as {\"outcome\":[\"ok\"]}");
        }
        ObjectNode own = fields.deepCopy();
        if (own.get(CLIENTS) instanceof ArrayNode addresses) {
            ArrayNode known = own.putArray(CLIENTS);
            addresses.forEach(each -> known.add(each.equals(TextNode.valueOf(SELF)) ? TextNode.valueOf(self) : each));
        }
        return own;
    }

    private static TailFilter filter(String name, JsonNode value) {
        return switch (name) {
            case "sampling_rate" -> new TailFilter.Sampling(rate(value));
            case "outcome" -> new TailFilter.Outcomes(texts(name, value));
            case "method" ->
                new TailFilter.Methods(texts(name, value).stream()
                        .map(each -> each.toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
            case "header" -> header(value);
            case CLIENTS -> new TailFilter.Clients(addresses(value));
            case "query" -> new TailFilter.Printed(text(name, value));
            case "scriptVersion" -> new TailFilter.Version(text(name, value));
            case "durableObjectId" -> new TailFilter.DurableObjects(texts(name, value));
            default -> throw invalid("There is no filter '%s'".formatted(name));
        };
    }

    private static double rate(JsonNode value) {
        double rate = value.asDouble(-1);
        if (!value.isNumber() || !(rate >= 0 && rate <= 1)) {
            throw invalid("'sampling_rate' must be a number from 0 to 1");
        }
        return rate;
    }

    private static TailFilter header(JsonNode value) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (!Set.of("key", "query").contains(field.getKey())) {
                throw invalid("'header' has no field '%s'".formatted(field.getKey()));
            }
        }
        return new TailFilter.Header(
                text("header.key", value.path("key")),
                value.has("query") ? text("header.query", value.path("query")) : "");
    }

    private static Set<String> addresses(JsonNode value) {
        return texts(CLIENTS, value).stream()
                .map(each -> {
                    if (!ClientAddress.isOne(each)) {
                        throw invalid("'client_ip' must be addresses, or 'self'");
                    }
                    return ClientAddress.normal(each);
                })
                .collect(Collectors.toSet());
    }

    private static Set<String> texts(String name, JsonNode value) {
        if (!value.isArray() || value.size() > MOST_VALUES) {
            throw invalid("'%s' must be a list of at most %d texts".formatted(name, MOST_VALUES));
        }
        Set<String> texts = new LinkedHashSet<>();
        value.forEach(each -> texts.add(text(name, each)));
        return texts;
    }

    private static String text(String name, JsonNode value) {
        if (!value.isTextual()
                || value.textValue().length() > MOST_TEXT
                || value.textValue().indexOf('\0') >= 0) {
            throw invalid(
                    "'%s' must be text of at most %d characters, without zero characters".formatted(name, MOST_TEXT));
        }
        return value.textValue();
    }

    private static ApiException invalid(String message) {
        return new ApiException(ErrorCause.BAD_REQUEST, message);
    }
}
