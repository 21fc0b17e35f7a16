package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.ExchangeMessage;
import java.util.concurrent.ConcurrentHashMap;

/** Requests that one sandbox opened. Messages are taken in by one thread. */
final class CallTable {
    private final ConcurrentHashMap<Long, IncomingCall> open = new ConcurrentHashMap<>();
    private final Link link;
    private long lastNumber = -1;

    CallTable(Link link) {
        this.link = link;
    }

    int size() {
        return open.size();
    }

    /** Sandboxes use odd numbers, each once, in ascending order. */
    IncomingCall add(long exchange) {
        if (exchange <= lastNumber || (exchange & 1) == 0) {
            throw new SandboxViolationException("exchange number " + exchange + " is not new");
        }
        lastNumber = exchange;
        IncomingCall call = new IncomingCall(exchange, link, ended -> open.remove(ended.exchange()));
        open.put(exchange, call);
        return call;
    }

    void received(ExchangeMessage message) {
        IncomingCall call = open.get(message.exchange());
        if (call != null) {
            call.received(message);
        } else if (message.exchange() > lastNumber || message.exchange() < 0) {
            throw new SandboxViolationException("unknown exchange " + message.exchange());
        }
    }

    void cancelAll() {
        open.values().forEach(IncomingCall::cancelled);
    }
}
