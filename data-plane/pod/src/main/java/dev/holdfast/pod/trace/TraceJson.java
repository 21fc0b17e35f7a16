package dev.holdfast.pod.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.trace.Trace;
import dev.holdfast.contract.trace.TraceEvent;
import dev.holdfast.contract.trace.TraceException;
import dev.holdfast.contract.trace.TraceLog;
import dev.holdfast.contract.trace.TraceSource;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.invocation.Invocation;
import dev.holdfast.pod.invocation.InvocationLog;
import dev.holdfast.pod.invocation.Occasion;
import dev.holdfast.pod.invocation.RequestIds;
import dev.holdfast.pod.invocation.Subject;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes traces of invocations. What a sandbox says is JSON and is none, is shown as text. */
final class TraceJson {
    /** Largest trace, in bytes. */
    static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_TEXT = 16 * 1024;
    private static final TypeReference<List<@Nullable Object>> LIST = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper mapper = new ObjectMapper();
    private final String pod;

    /** @param pod its name */
    TraceJson(String pod) {
        this.pod = pod;
    }

    /** An invocation that is over. What does not fit is cut off the end of what it printed. */
    byte[] of(Invocation invocation) {
        List<TraceLog> logs = invocation.written().map(InvocationLog::lines).orElse(List.of()).stream()
                .map(this::log)
                .toList();
        boolean truncated =
                invocation.written().filter(InvocationLog::isTruncated).isPresent();
        byte[] whole = json(trace(invocation, logs, truncated));
        List<TraceLog> fewer = logs;
        while (whole.length > MOST_BYTES && !fewer.isEmpty()) {
            fewer = fewer.subList(0, fewer.size() / 2);
            whole = json(trace(invocation, fewer, true));
        }
        return whole;
    }

    /** That traces of a worker are left out, or not any more. */
    byte[] of(RunningVersion version, TraceEvent.Overload overload, long millis) {
        return json(new Trace(
                Outcome.OK,
                version.scriptName(),
                null,
                Trace.STATELESS,
                null,
                new Trace.ScriptVersion(version.versionId()),
                millis,
                0,
                0,
                false,
                List.of(),
                overload,
                List.of(),
                List.of(),
                new TraceSource(version.accountId(), version.workerId(), null, null, null, RequestIds.next(), pod)));
    }

    private Trace trace(Invocation invocation, List<TraceLog> logs, boolean truncated) {
        Subject subject = invocation.subject();
        String entrypoint = subject.isObject() ? subject.className() : invocation.entrypoint();
        return new Trace(
                invocation.outcome(),
                subject.version().scriptName(),
                entrypoint.isEmpty() ? null : entrypoint,
                subject.isObject() ? Trace.DURABLE_OBJECT : Trace.STATELESS,
                subject.key().object(),
                new Trace.ScriptVersion(subject.version().versionId()),
                invocation.startMillis(),
                millis(invocation.cpuMicros()),
                millis(invocation.wallMicros()),
                truncated,
                List.of(),
                event(invocation),
                logs,
                exceptions(invocation),
                new TraceSource(
                        subject.version().accountId(),
                        subject.version().workerId(),
                        subject.key().namespace(),
                        subject.key().object(),
                        subject.key().objectName(),
                        invocation.origin().requestId(),
                        pod));
    }

    private @Nullable TraceEvent event(Invocation invocation) {
        return switch (invocation.occasion()) {
            case Occasion.Fetch fetch ->
                new TraceEvent.Fetch(
                        new TraceEvent.Fetch.Request(
                                bounded(UrlRedaction.shown(fetch.url())),
                                bounded(fetch.method()),
                                Redaction.shown(fetch.headers()),
                                cf(fetch.headers())),
                        invocation.status().map(TraceEvent.Fetch.Response::new).orElse(null));
            case Occasion.Session _ -> new TraceEvent.Rpc(invocation.method());
            case Occasion.Scheduled scheduled -> new TraceEvent.Scheduled(scheduled.cron(), scheduled.dueMillis());
            case Occasion.Alarm alarm ->
                new TraceEvent.Alarm(Instant.ofEpochMilli(alarm.dueMillis()).toString());
            case Occasion.SocketMessage _ -> socket("message", null, null);
            case Occasion.SocketEnded ended -> socket("close", ended.code(), ended.clean());
            case Occasion.SocketFailed _ -> socket("error", null, null);
            case Occasion.Unknown _ -> null;
        };
    }

    private static TraceEvent socket(String type, @Nullable Integer code, @Nullable Boolean wasClean) {
        return new TraceEvent.Socket(new TraceEvent.Socket.SocketEvent(type, code, wasClean));
    }

    private Map<String, Object> cf(Headers headers) {
        Optional<String> cf = headers.first(Headers.CF);
        try {
            return cf.isEmpty() ? Map.of() : mapper.readValue(cf.get(), OBJECT);
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }

    private TraceLog log(InvocationLog.Line line) {
        return new TraceLog(message(line.message()), line.level(), line.millis());
    }

    private List<@Nullable Object> message(String json) {
        try {
            List<@Nullable Object> read = mapper.readValue(json, LIST);
            return read == null ? List.of(json) : read;
        } catch (JsonProcessingException e) {
            return List.of(json);
        }
    }

    private static List<TraceException> exceptions(Invocation invocation) {
        return invocation.written().map(InvocationLog::exceptions).orElse(List.of()).stream()
                .map(thrown -> exception(thrown.failure(), thrown.millis()))
                .toList();
    }

    private static TraceException exception(Failure failure, long millis) {
        String frames = frames(failure);
        return new TraceException(
                bounded(failure.name()), bounded(failure.message()), frames.isEmpty() ? null : bounded(frames), millis);
    }

    /** A stack begins with name and message, which are shown beside it. */
    private static String frames(Failure failure) {
        int at = failure.stack().startsWith("    at ") ? 0 : failure.stack().indexOf("\n    at ") + 1;
        return at == 0 && !failure.stack().startsWith("    at ")
                ? ""
                : failure.stack().substring(at);
    }

    private static long millis(long micros) {
        return Math.round(micros / 1000.0);
    }

    private static String bounded(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }

    private byte[] json(Trace trace) {
        try {
            return mapper.writeValueAsBytes(trace);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
