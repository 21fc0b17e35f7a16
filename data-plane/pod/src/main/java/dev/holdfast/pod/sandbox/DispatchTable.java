package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.invocation.Invocation;
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

    /** A number that no exchange has had. */
    long next() {
        return lastNumber.addAndGet(STEP);
    }

    Dispatch add(long exchange, Invocation invocation, RequestHead head, Caller caller, Runnable ended) {
        Dispatch dispatch = new Dispatch(exchange, invocation, head, caller, link, finished -> {
            open.remove(finished.exchange());
            ended.run();
        });
        open.put(exchange, dispatch);
        return dispatch;
    }

    /** Opens an event that is not answered. */
    Notice notice(long exchange, Invocation invocation, Runnable ended) {
        Notice notice = new Notice(exchange, invocation, link, () -> {
            notices.remove(exchange);
            ended.run();
        });
        notices.put(exchange, notice);
        return notice;
    }

    void received(ExchangeMessage message) {
        Dispatch dispatch = open.get(message.exchange());
        Notice notice = notices.get(message.exchange());
        if (dispatch != null) {
            dispatch.received(message);
        } else if (notice != null) {
            if (!(message instanceof ExchangeMessage.Failed failed)) {
                throw new SandboxViolationException("answers what is not to be answered");
            }
            notice.failed(failed.failure());
        } else if (message.exchange() > lastNumber.get() || message.exchange() <= 0) {
            throw new SandboxViolationException("unknown exchange " + message.exchange());
        }
    }

    /** An event and all that it left running are over. */
    void done(long exchange) {
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
