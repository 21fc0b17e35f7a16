package dev.holdfast.controlplane.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.trace.Trace;
import dev.holdfast.contract.trace.TraceEvent;
import dev.holdfast.contract.trace.TraceException;
import dev.holdfast.contract.trace.TraceLog;
import dev.holdfast.contract.trace.TraceSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Traces as pods write them: a request that went well, unless something else is said. */
public final class Traces {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String account;
    private final String worker;
    private final List<TraceLog> logs = new ArrayList<>();
    private final List<TraceException> exceptions = new ArrayList<>();
    private Outcome outcome = Outcome.OK;
    private Instant time = Instant.now();
    private String version = "11111111-1111-4111-8111-111111111111";
    private String request = "r";
    private @Nullable String object;
    private TraceEvent event = new TraceEvent.Fetch(
            new TraceEvent.Fetch.Request(
                    "https://hello.example.com/path",
                    "GET",
                    Map.of("cf-connecting-ip", "203.0.113.7", "x-color", "dark blue"),
                    Map.of()),
            new TraceEvent.Fetch.Response(200));

    private Traces(String account, String worker) {
        this.account = account;
        this.worker = worker;
    }

    public static Traces of(String account, String worker) {
        return new Traces(account, worker);
    }

    public Traces printing(String level, Object... arguments) {
        logs.add(new TraceLog(List.of(arguments), level, time.toEpochMilli()));
        return this;
    }

    public Traces throwing(String message) {
        outcome = Outcome.EXCEPTION;
        exceptions.add(new TraceException("TypeError", message, "    at fetch (index.js:2:7)", time.toEpochMilli()));
        return this;
    }

    public Traces at(Instant when) {
        time = when;
        return this;
    }

    public Traces inVersion(String id) {
        version = id;
        return this;
    }

    public Traces inRequest(String id) {
        request = id;
        return this;
    }

    /** A call of an object named {@code lobby}. */
    public Traces calling(String objectId, String method) {
        object = objectId;
        event = new TraceEvent.Rpc(method);
        return this;
    }

    public Trace trace() {
        return new Trace(
                outcome,
                "hello",
                object == null ? null : "Counter",
                object == null ? Trace.STATELESS : Trace.DURABLE_OBJECT,
                object,
                new Trace.ScriptVersion(version),
                time.toEpochMilli(),
                1,
                3,
                false,
                List.of(),
                event,
                logs,
                exceptions,
                new TraceSource(
                        account,
                        worker,
                        object == null ? null : "0".repeat(32),
                        object,
                        object == null ? null : "lobby",
                        request,
                        "pod-1"));
    }

    public String json() {
        try {
            return MAPPER.writeValueAsString(trace());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
