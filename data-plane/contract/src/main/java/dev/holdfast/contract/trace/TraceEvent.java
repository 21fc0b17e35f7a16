package dev.holdfast.contract.trace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What began an invocation; which kind it is shows in the fields that are there (reference: wrangler-api 12.2). */
public sealed interface TraceEvent {
    /** A request. */
    record Fetch(
            Request request,
            @JsonInclude(Include.NON_NULL) @Nullable Response response) implements TraceEvent {
        /**
         * What was asked.
         *
         * @param headers by name; what may be a credential reads {@code REDACTED}
         * @param cf JSON object
         */
        public record Request(String url, String method, Map<String, String> headers, Map<String, Object> cf) {}

        /** What was answered, if anything. */
        public record Response(int status) {}
    }

    /**
     * A schedule was due.
     *
     * @param scheduledTime in milliseconds since the epoch
     */
    record Scheduled(String cron, long scheduledTime) implements TraceEvent {}

    /**
     * An alarm was due.
     *
     * @param scheduledTime ISO 8601 in UTC
     */
    record Alarm(String scheduledTime) implements TraceEvent {}

    /** A session of remote calls. */
    record Rpc(String rpcMethod) implements TraceEvent {}

    /** An event of a socket that the object has left with the pod. */
    record Socket(SocketEvent getWebSocketEvent) implements TraceEvent {
        /**
         * What happened.
         *
         * @param webSocketEventType {@code message}, {@code close} or {@code error}
         * @param code of a close
         * @param wasClean of a close
         */
        public record SocketEvent(
                String webSocketEventType,
                @JsonInclude(Include.NON_NULL) @Nullable Integer code,
                @JsonInclude(Include.NON_NULL) @Nullable Boolean wasClean) {}
    }

    /**
     * No invocation, but word that traces are left out.
     *
     * @param type {@link #BEGINS} or {@link #ENDS}
     */
    record Overload(String type, String message) implements TraceEvent {
        /** Traces are left out from now on, or were. */
        public static final String BEGINS = "overload";

        /** No longer. */
        public static final String ENDS = "overload-stop";
    }

    /** Of a newer pod. */
    record Unknown() implements TraceEvent {}

    /** Finds the kind as readers of tails do: by the first field that is there. */
    @JsonCreator
    static TraceEvent of(
            @JsonProperty("cron") @Nullable String cron,
            @JsonProperty("request") Fetch.@Nullable Request request,
            @JsonProperty("response") Fetch.@Nullable Response response,
            @JsonProperty("scheduledTime") @Nullable Object scheduledTime,
            @JsonProperty("type") @Nullable String type,
            @JsonProperty("message") @Nullable String message,
            @JsonProperty("rpcMethod") @Nullable String rpcMethod,
            @JsonProperty("getWebSocketEvent") Socket.@Nullable SocketEvent socket) {
        if (cron != null && scheduledTime instanceof Number at) {
            return new Scheduled(cron, at.longValue());
        } else if (request != null) {
            return new Fetch(request, response);
        } else if (scheduledTime != null) {
            return new Alarm(scheduledTime.toString());
        } else if (type != null && message != null) {
            return new Overload(type, message);
        } else if (rpcMethod != null) {
            return new Rpc(rpcMethod);
        }
        return socket == null ? new Unknown() : new Socket(socket);
    }
}
