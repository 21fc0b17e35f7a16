package dev.holdfast.contract.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TraceTest {
    private final ObjectMapper mapper = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static List<TraceEvent> events() {
        var request = new TraceEvent.Fetch.Request("https://h/", "GET", Map.of("a", "b"), Map.of("colo", "X"));
        return List.of(
                new TraceEvent.Fetch(request, new TraceEvent.Fetch.Response(200)),
                new TraceEvent.Fetch(request, null),
                new TraceEvent.Scheduled("* * * * *", 1_795_422_212_000L),
                new TraceEvent.Alarm("2026-11-27T09:00:00.000Z"),
                new TraceEvent.Rpc("inc"),
                new TraceEvent.Socket(new TraceEvent.Socket.SocketEvent("close", 1000, true)),
                new TraceEvent.Socket(new TraceEvent.Socket.SocketEvent("message", null, null)),
                new TraceEvent.Overload(TraceEvent.Overload.BEGINS, "too many"),
                new TraceEvent.Unknown());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsReadAsItWasWritten(TraceEvent event) throws Exception {
        String json = mapper.writeValueAsString(trace(event));
        assertThat(mapper.readValue(json, Trace.class)).isEqualTo(trace(event));
    }

    @Test
    void looksAsTailsExpectIt() throws Exception {
        assertThat(mapper.readTree(mapper.writeValueAsString(trace(null)))).isEqualTo(mapper.readTree("""
                        {"outcome":"exceededMemory","scriptName":"my-do","executionModel":"durableObject",
                         "durableObjectId":"0a","scriptVersion":{"id":"v"},"eventTimestamp":5,"cpuTime":1,"wallTime":3,
                         "truncated":false,"diagnosticsChannelEvents":[],"event":null,
                         "logs":[{"message":["hello",{"a":1},null],"level":"log","timestamp":5}],
                         "exceptions":[{"name":"Error","message":"boom","timestamp":6}],
                         "holdfast":{"account":"a","worker":"w","namespace":"n","object":"0a","objectName":null,
                                     "request":"r","pod":"p"}}"""));
    }

    private static Trace trace(@Nullable TraceEvent event) {
        return new Trace(
                Outcome.EXCEEDED_MEMORY,
                "my-do",
                null,
                Trace.DURABLE_OBJECT,
                "0a",
                new Trace.ScriptVersion("v"),
                5,
                1,
                3,
                false,
                List.of(),
                event,
                List.of(new TraceLog(Arrays.asList("hello", Map.of("a", 1), null), "log", 5)),
                List.of(new TraceException("Error", "boom", null, 6)),
                new TraceSource("a", "w", "n", "0a", null, "r", "p"));
    }
}
