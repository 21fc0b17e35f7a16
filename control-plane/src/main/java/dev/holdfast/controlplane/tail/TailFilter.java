package dev.holdfast.controlplane.tail;

import dev.holdfast.contract.trace.Trace;
import dev.holdfast.contract.trace.TraceEvent;
import dev.holdfast.controlplane.log.ReceivedTrace;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * Which traces a tail shows (reference: wrangler-api 12.1). A trace that lacks what a filter looks at does not pass.
 */
sealed interface TailFilter {
    /** A share of all. */
    record Sampling(double rate) implements TailFilter {}

    /** By how invocations ended. */
    record Outcomes(Set<String> outcomes) implements TailFilter {}

    /** Requests by method, in capital letters. */
    record Methods(Set<String> methods) implements TailFilter {}

    /**
     * Requests with a header.
     *
     * @param key its name, in any letters
     * @param part of its value; empty: any value
     */
    record Header(String key, String part) implements TailFilter {}

    /** Requests by whom they come from, addresses as {@link ClientAddress} writes them. */
    record Clients(Set<String> addresses) implements TailFilter {}

    /** Text in what was printed. */
    record Printed(String part) implements TailFilter {}

    /** Invocations of one version. */
    record Version(String id) implements TailFilter {}

    /** Invocations of some objects. */
    record DurableObjects(Set<String> ids) implements TailFilter {}

    /** @param random gives numbers from 0 to 1, without 1 */
    default boolean admits(Trace trace, DoubleSupplier random) {
        return switch (this) {
            case Sampling(double rate) -> random.getAsDouble() < rate;
            case Outcomes(Set<String> outcomes) ->
                outcomes.contains(trace.outcome().text());
            case Methods(Set<String> methods) ->
                request(trace)
                        .map(each -> each.method().toUpperCase(Locale.ROOT))
                        .filter(methods::contains)
                        .isPresent();
            case Header(String key, String part) -> headers(trace, key).anyMatch(value -> value.contains(part));
            case Clients(Set<String> addresses) ->
                headers(trace, ClientAddress.HEADER).map(ClientAddress::normal).anyMatch(addresses::contains);
            case Printed(String part) -> ReceivedTrace.printed(trace).anyMatch(text -> text.contains(part));
            case Version(String id) -> trace.scriptVersion().id().equals(id);
            case DurableObjects(Set<String> ids) ->
                Optional.ofNullable(trace.durableObjectId())
                        .filter(ids::contains)
                        .isPresent();
        };
    }

    private static Optional<TraceEvent.Fetch.Request> request(Trace trace) {
        return trace.event() instanceof TraceEvent.Fetch fetch ? Optional.of(fetch.request()) : Optional.empty();
    }

    private static Stream<String> headers(Trace trace, String name) {
        return request(trace).stream()
                .flatMap(each -> each.headers().entrySet().stream())
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue);
    }
}
