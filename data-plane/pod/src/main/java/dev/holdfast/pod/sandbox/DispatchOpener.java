package dev.holdfast.pod.sandbox;

import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.link.Link;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.invocation.Invocation;
import dev.holdfast.pod.invocation.Invocations;
import dev.holdfast.pod.invocation.Occasion;
import dev.holdfast.pod.invocation.Origin;
import dev.holdfast.pod.invocation.Subject;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/** Opens exchanges with a sandbox: here every invocation begins. Safe for several threads; never blocks. */
final class DispatchOpener {
    /** Events may go on after their exchange has ended, but not many. */
    private static final int EVENTS_PER_EXCHANGE = 16;

    private final Link link;
    private final DispatchTable dispatches;
    private final OpenInvocations open;
    private final Invocations invocations;
    private final Pulse pulse;
    private final int most;
    private final BooleanSupplier isGone;

    /**
     * @param most exchanges at one time
     * @param isGone whether what is opened now can only fail
     */
    DispatchOpener(
            Link link,
            DispatchTable dispatches,
            OpenInvocations open,
            Invocations invocations,
            Pulse pulse,
            int most,
            BooleanSupplier isGone) {
        this.link = link;
        this.dispatches = dispatches;
        this.open = open;
        this.invocations = invocations;
        this.pulse = pulse;
        this.most = most;
        this.isGone = isGone;
    }

    /** Whether too much is in progress for one more. */
    boolean isFull() {
        return dispatches.size() >= most || open.size() >= (long) most * EVENTS_PER_EXCHANGE;
    }

    /** @param ended called once when the exchange is over */
    Callee request(Subject subject, Target target, RequestHead head, Caller caller, Runnable ended) {
        if (isFull()) {
            return refuse(subject, head.to(0, target), head.origin(), caller, ended);
        }
        long exchange = dispatches.next();
        ExchangeMessage opening = head.to(exchange, target);
        Invocation invocation = begin(exchange, subject, opening, head.origin());
        Dispatch dispatch = dispatches.add(exchange, invocation, head, caller, ended);
        if (target instanceof Target.PlacedObject placed) {
            dispatch.handledBy(placed.object());
        }
        if (opening instanceof ExchangeMessage.Request request && request.body() instanceof Body.Inline(byte[] bytes)) {
            invocation.count(Counter.BYTES_IN, bytes.length);
        }
        return send(dispatch, opening);
    }

    /**
     * Opens one that carries no body.
     *
     * @param opening made of its number
     * @param ended as for a request
     */
    Callee bodiless(Subject subject, LongFunction<ExchangeMessage> opening, Caller caller, Runnable ended) {
        if (isFull()) {
            return refuse(subject, opening.apply(0), Origin.outside(), caller, ended);
        }
        long exchange = dispatches.next();
        ExchangeMessage message = opening.apply(exchange);
        Invocation invocation = begin(exchange, subject, message, Origin.outside());
        return send(dispatches.add(exchange, invocation, RequestHead.NONE, caller, ended), message);
    }

    /** Opens one that owes no answer; otherwise as {@link #bodiless}. */
    Notice notice(Subject subject, LongFunction<ExchangeMessage> opening, Runnable ended) {
        long exchange = dispatches.next();
        ExchangeMessage message = opening.apply(exchange);
        Invocation invocation = begin(exchange, subject, message, Origin.outside());
        if (message instanceof ExchangeMessage.SocketMessage first) {
            invocation.count(Counter.BYTES_IN, first.bytes().length);
        }
        Notice notice = dispatches.notice(exchange, invocation, ended);
        pulse.used();
        link.send(message);
        if (isGone.getAsBoolean()) {
            notice.end();
            open.lose(exchange, Failures.SANDBOX_LOST);
        }
        return notice;
    }

    private Invocation begin(long exchange, Subject subject, ExchangeMessage opening, Origin origin) {
        Invocation invocation = invocations.begin(subject, Occasion.of(opening), entrypoint(opening), origin);
        open.begin(exchange, invocation);
        return invocation;
    }

    /** Refuses what comes while it is full. */
    private Callee refuse(Subject subject, ExchangeMessage opening, Origin origin, Caller caller, Runnable ended) {
        invocations.refuse(subject, Occasion.of(opening), entrypoint(opening), origin, Failures.TOO_MANY_REQUESTS);
        caller.failed(Failures.TOO_MANY_REQUESTS);
        ended.run();
        return NoCallee.INSTANCE;
    }

    private static String entrypoint(ExchangeMessage opening) {
        return switch (opening) {
            case ExchangeMessage.Request request
            when request.target() instanceof Target.Worker worker -> worker.entrypoint();
            case ExchangeMessage.Session session
            when session.target() instanceof Target.Worker worker -> worker.entrypoint();
            default -> "";
        };
    }

    private Callee send(Dispatch dispatch, ExchangeMessage opening) {
        pulse.used();
        link.send(opening);
        if (isGone.getAsBoolean()) {
            dispatch.fail(Failures.SANDBOX_LOST);
            open.lose(dispatch.exchange(), Failures.SANDBOX_LOST);
        }
        return dispatch;
    }
}
