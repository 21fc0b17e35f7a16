package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests in progress inside one sandbox. */
final class DispatchTable {
    private static final int STEP = 2;

    private final ConcurrentHashMap<Long, Dispatch> open = new ConcurrentHashMap<>();
    private final Set<Long> unbilled = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastNumber = new AtomicLong();
    private final Link link;

    DispatchTable(Link link) {
        this.link = link;
    }

    int size() {
        return open.size();
    }

    /** A request that is still open. */
    @Nullable
    Dispatch find(long exchange) {
        return open.get(exchange);
    }

    Dispatch add(RunningVersion version, RequestHead head, Caller caller, Runnable ended) {
        Dispatch dispatch = new Dispatch(lastNumber.addAndGet(STEP), version, head, caller, link, finished -> {
            open.remove(finished.exchange());
            ended.run();
        });
        open.put(dispatch.exchange(), dispatch);
        unbilled.add(dispatch.exchange());
        return dispatch;
    }

    void received(ExchangeMessage message) {
        Dispatch dispatch = open.get(message.exchange());
        if (dispatch != null) {
            dispatch.received(message);
        } else if (message.exchange() > lastNumber.get() || message.exchange() <= 0) {
            throw new SandboxViolationException("unknown exchange " + message.exchange());
        }
    }

    /** An event and all that it left running are over: said once for each request, maybe long after its answer. */
    void done(long exchange) {
        if (!unbilled.remove(exchange)) {
            throw new SandboxViolationException("bills for exchange " + exchange + ", which is not open");
        }
    }

    void failAll(SandboxEnd end) {
        open.values()
                .forEach(dispatch ->
                        dispatch.fail(end.failureOf(dispatch.version().workerId())));
    }

    Set<String> workers() {
        return open.values().stream()
                .map(dispatch -> dispatch.version().workerId())
                .collect(Collectors.toSet());
    }
}
