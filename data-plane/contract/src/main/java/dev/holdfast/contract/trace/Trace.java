package dev.holdfast.contract.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.holdfast.contract.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One invocation of a worker or of an object, as tails show it (reference: wrangler-api 12.2).
 *
 * @param entrypoint name of the export, absent for the default one
 * @param executionModel {@link #STATELESS} or {@link #DURABLE_OBJECT}
 * @param durableObjectId absent for stateless ones
 * @param eventTimestamp when it began, in milliseconds since the epoch
 * @param cpuTime in milliseconds
 * @param wallTime in milliseconds, to the end of all that it left running
 * @param truncated whether something of the logs was left out
 * @param diagnosticsChannelEvents always empty
 * @param event null when nothing is known of it
 * @param holdfast what tails do not show to users
 */
public record Trace(
        Outcome outcome,
        String scriptName,
        @JsonInclude(Include.NON_NULL) @Nullable String entrypoint,
        String executionModel,
        @JsonInclude(Include.NON_NULL) @Nullable String durableObjectId,
        ScriptVersion scriptVersion,
        long eventTimestamp,
        long cpuTime,
        long wallTime,
        boolean truncated,
        List<Object> diagnosticsChannelEvents,
        @Nullable TraceEvent event,
        List<TraceLog> logs,
        List<TraceException> exceptions,
        TraceSource holdfast) {
    /** Of a worker's own entrypoints. */
    public static final String STATELESS = "stateless";

    /** Of an object. */
    public static final String DURABLE_OBJECT = "durableObject";

    public Trace {
        diagnosticsChannelEvents = List.copyOf(diagnosticsChannelEvents);
        logs = List.copyOf(logs);
        exceptions = List.copyOf(exceptions);
    }

    /** @param id UUID */
    public record ScriptVersion(String id) {}
}
