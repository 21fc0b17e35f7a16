package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.ExchangeMessage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Requests that one sandbox opened. Messages are taken in by one thread. */
final class CallTable {
    private final ConcurrentHashMap<Long, IncomingCall> open = new ConcurrentHashMap<>();
    private final Link link;

    CallTable(Link link) {
        this.link = link;
    }

    int size() {
        return open.size();
    }

    /** Sandboxes use odd numbers, each for one call at a time. */
    IncomingCall add(long exchange) {
        if ((exchange & 1) == 0 || open.containsKey(exchange)) {
            throw new SandboxViolationException("exchange number " + exchange + " is not free");
        }
        IncomingCall call = new IncomingCall(exchange, link, ended -> open.remove(ended.exchange()));
        open.put(exchange, call);
        return call;
    }

    /** A call that is still open. */
    @Nullable
    IncomingCall find(long exchange) {
        return open.get(exchange);
    }

    /** What concerns a call that has ended meanwhile is late, and of no consequence. */
    void received(ExchangeMessage message) {
        IncomingCall call = open.get(message.exchange());
        if (call != null) {
            call.received(message);
        }
    }

    void cancelAll() {
        open.values().forEach(IncomingCall::cancelled);
    }
}
