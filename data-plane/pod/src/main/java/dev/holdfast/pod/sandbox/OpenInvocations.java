package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.SandboxMessage.EventDone;
import dev.holdfast.pod.invocation.Invocation;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Invocations in one sandbox, by their exchange, from the delivery of the event to the end of all that it left running:
 * that may be long after the exchange has ended. Only the pod knows what they are: what a sandbox says is which of its
 * events speaks.
 */
final class OpenInvocations {
    private final ConcurrentHashMap<Long, Invocation> open = new ConcurrentHashMap<>();

    int size() {
        return open.size();
    }

    void begin(long exchange, Invocation invocation) {
        open.put(exchange, invocation);
    }

    /** One that is not over. */
    @Nullable
    Invocation find(long exchange) {
        return open.get(exchange);
    }

    /** An event and all that it left running are over: said once for each. */
    void done(EventDone done) {
        if (done.method().length() > EventDone.LONGEST_METHOD) {
            throw new SandboxViolationException("names a method too long");
        }
        Invocation invocation = open.remove(done.exchange());
        if (invocation == null) {
            throw new SandboxViolationException("bills for exchange " + done.exchange() + ", which is not open");
        }
        invocation.end(done.cpuMicros(), done.method());
    }

    /** It will not be told of any more. */
    void lose(long exchange, Failure failure) {
        Invocation invocation = open.remove(exchange);
        if (invocation != null) {
            invocation.failed(failure);
            invocation.end(0, "");
        }
    }

    void loseAll(SandboxEnd end) {
        open.forEach((exchange, invocation) ->
                lose(exchange, end.failureOf(invocation.subject().version().workerId())));
    }
}
