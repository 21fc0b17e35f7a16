package dev.holdfast.controlplane.log;

import dev.holdfast.contract.trace.TraceEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What began an invocation, as searches name it. */
public enum LogKind {
    FETCH,
    SCHEDULED,
    ALARM,
    RPC,
    WEBSOCKET,
    /** No invocation: something is missing from here on, and the entry says what. */
    NOTICE,
    OTHER;

    static LogKind of(@Nullable TraceEvent event) {
        return switch (event) {
            case null -> OTHER;
            case TraceEvent.Fetch fetch -> FETCH;
            case TraceEvent.Scheduled scheduled -> SCHEDULED;
            case TraceEvent.Alarm alarm -> ALARM;
            case TraceEvent.Rpc rpc -> RPC;
            case TraceEvent.Socket socket -> WEBSOCKET;
            case TraceEvent.Overload overload -> NOTICE;
            case TraceEvent.Unknown unknown -> OTHER;
        };
    }

    /** As the API calls it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LogKind> byId(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
