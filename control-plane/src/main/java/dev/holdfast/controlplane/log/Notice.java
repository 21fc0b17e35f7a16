package dev.holdfast.controlplane.log;

import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.trace.Trace;
import dev.holdfast.contract.trace.TraceEvent;
import dev.holdfast.contract.trace.TraceSource;
import java.time.Instant;
import java.util.List;

/** Word in the place of traces that are left out, in a form that readers of traces understand. */
public final class Notice {
    private Notice() {}

    /** @param near one of those that are left out */
    public static ReceivedTrace leftOut(Trace near, Instant now, String message) {
        return ReceivedTrace.of(new Trace(
                Outcome.OK,
                near.scriptName(),
                null,
                Trace.STATELESS,
                null,
                near.scriptVersion(),
                now.toEpochMilli(),
                0,
                0,
                true,
                List.of(),
                new TraceEvent.Overload(TraceEvent.Overload.BEGINS, message),
                List.of(),
                List.of(),
                new TraceSource(
                        near.holdfast().account(), near.holdfast().worker(), null, null, null, "", "control-plane")));
    }
}
