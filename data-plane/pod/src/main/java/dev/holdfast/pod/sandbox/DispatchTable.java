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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests in progress inside one sandbox. */
final class DispatchTable {
    private static final int STEP = 2;

    private final ConcurrentHashMap<Long, Dispatch> open = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, Notice> notices = new ConcurrentHashMap<>();
    private final Set<Long> unbilled = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastNumber = new AtomicLong();
    private final Link link;

    DispatchTable(Link link) {
        this.link = link;
    }

    int size() {
        return open.size() + notices.size();
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

    /** Opens an event that is not answered. */
    Notice notice(RunningVersion version, Runnable ended) {
        long exchange = lastNumber.addAndGet(STEP);
        Notice notice = new Notice(exchange, version, link, () -> {
            notices.remove(exchange);
            ended.run();
        });
        notices.put(exchange, notice);
        unbilled.add(exchange);
        return notice;
    }

    /** Counts a request that script makes while it handles an event, and answers the count; 0 when it is over. */
    int countSubrequest(long exchange) {
        Dispatch dispatch = open.get(exchange);
        if (dispatch != null) {
            return dispatch.countSubrequest();
        }
        Notice notice = notices.get(exchange);
        return notice == null ? 0 : notice.countSubrequest();
    }

    void received(ExchangeMessage message) {
        Dispatch dispatch = open.get(message.exchange());
        if (dispatch != null) {
            dispatch.received(message);
        } else if (notices.containsKey(message.exchange())) {
            if (!(message instanceof ExchangeMessage.Failed)) {
                throw new SandboxViolationException("answers what is not to be answered");
            }
        } else if (message.exchange() > lastNumber.get() || message.exchange() <= 0) {
            throw new SandboxViolationException("unknown exchange " + message.exchange());
        }
    }

    /** An event and all that it left running are over: said once for each request, maybe long after its answer. */
    void done(long exchange) {
        if (!unbilled.remove(exchange)) {
            throw new SandboxViolationException("bills for exchange " + exchange + ", which is not open");
        }
        Notice notice = notices.get(exchange);
        if (notice != null) {
            notice.end();
        }
    }

    void failAll(SandboxEnd end) {
        open.values()
                .forEach(dispatch ->
                        dispatch.fail(end.failureOf(dispatch.version().workerId())));
        notices.values().forEach(Notice::end);
    }

    Set<String> workers() {
        return Stream.concat(
                        open.values().stream().map(Dispatch::version),
                        notices.values().stream().map(Notice::version))
                .map(RunningVersion::workerId)
                .collect(Collectors.toSet());
    }
}
