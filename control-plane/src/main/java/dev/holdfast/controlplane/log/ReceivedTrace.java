package dev.holdfast.controlplane.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.contract.trace.Trace;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A trace as a pod wrote it.
 *
 * @param shown the same as its owners see it, with whatever fields newer pods add: JSON without what is the platform's
 */
public record ReceivedTrace(Trace trace, String shown) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final String OF_THE_PLATFORM = "holdfast";
    /** How a line of a stack begins. */
    private static final String FRAME = "\n    at ";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** Shows a stack of a trace in other words. */
    interface Stacks {
        String shown(Trace trace, String stack);
    }

    /** @throws UnreadableTraceException if it is none */
    static ReceivedTrace read(String json, Stacks stacks) {
        try {
            JsonNode node = MAPPER.readTree(json);
            Trace trace = MAPPER.treeToValue(node, Trace.class);
            if (trace == null || !(node instanceof ObjectNode fields) || !isWhole(trace)) {
                throw new UnreadableTraceException("it lacks what every trace has");
            }
            boolean isChanged = showStacks(fields, stack -> stacks.shown(trace, stack));
            Trace shown = isChanged ? MAPPER.treeToValue(fields, Trace.class) : trace;
            fields.remove(OF_THE_PLATFORM);
            return new ReceivedTrace(shown, MAPPER.writeValueAsString(fields));
        } catch (JsonProcessingException e) {
            throw new UnreadableTraceException(e.getOriginalMessage());
        }
    }

    /** Puts other stacks into exceptions, and where errors were printed; returns whether there were any. */
    private static boolean showStacks(ObjectNode fields, UnaryOperator<String> shown) {
        boolean found = false;
        for (JsonNode thrown : fields.path("exceptions")) {
            if (thrown instanceof ObjectNode exception
                    && exception.path("stack").isTextual()) {
                exception.put("stack", shown.apply(exception.path("stack").textValue()));
                found = true;
            }
        }
        for (JsonNode line : fields.path("logs")) {
            if (line.path("message") instanceof ArrayNode message) {
                for (int i = 0; i < message.size(); i++) {
                    if (message.get(i).isTextual() && message.get(i).textValue().contains(FRAME)) {
                        message.set(i, shown.apply(message.get(i).textValue()));
                        found = true;
                    }
                }
            }
        }
        return found;
    }

    /** A trace that no pod wrote. */
    public static ReceivedTrace of(Trace trace) {
        return read(json(trace), (same, stack) -> stack);
    }

    /** What was printed, argument by argument; what is no text is JSON. */
    public static Stream<String> printed(Trace trace) {
        return trace.logs().stream()
                .flatMap(each -> each.message().stream())
                .map(argument -> argument instanceof String text ? text : json(argument));
    }

    private static String json(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JSON can leave out what records must have. */
    @SuppressWarnings("NullAway")
    private static boolean isWhole(Trace trace) {
        return trace.outcome() != null
                && trace.scriptVersion() != null
                && trace.scriptVersion().id() != null
                && trace.holdfast() != null
                && trace.holdfast().account() != null
                && trace.holdfast().worker() != null
                && trace.holdfast().request() != null
                && ID.matcher(trace.holdfast().account()).matches()
                && ID.matcher(trace.holdfast().worker()).matches();
    }
}
