package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/** Opens exchanges with a sandbox. Safe for several threads; never blocks. */
final class DispatchOpener {
    private final Link link;
    private final DispatchTable dispatches;
    private final HopTable hops;
    private final Pulse pulse;
    private final int most;
    private final BooleanSupplier isGone;

    /**
     * @param most exchanges at one time
     * @param isGone whether what is opened now can only fail
     */
    DispatchOpener(Link link, DispatchTable dispatches, HopTable hops, Pulse pulse, int most, BooleanSupplier isGone) {
        this.link = link;
        this.dispatches = dispatches;
        this.hops = hops;
        this.pulse = pulse;
        this.most = most;
        this.isGone = isGone;
    }

    /** Whether too much is in progress for one more. */
    boolean isFull() {
        return dispatches.size() >= most;
    }

    /** Refuses what comes while it is full. */
    Callee refuse(Caller caller, Runnable ended) {
        caller.failed(Failures.TOO_MANY_REQUESTS);
        ended.run();
        return NoCallee.INSTANCE;
    }

    /** @param ended called once when the exchange is over */
    Callee request(StartedVersion version, Target target, RequestHead head, Caller caller, Runnable ended) {
        Dispatch dispatch = dispatches.add(version.version(), head, caller, ended);
        if (target instanceof Target.PlacedObject placed) {
            dispatch.handledBy(placed.object());
        }
        hops.began(dispatch.exchange(), head.hops());
        return send(dispatch, head.to(dispatch.exchange(), target));
    }

    /**
     * Opens one that carries no body.
     *
     * @param opening made of its number
     * @param ended as for a request
     */
    Callee bodiless(RunningVersion version, LongFunction<ExchangeMessage> opening, Caller caller, Runnable ended) {
        Dispatch dispatch = dispatches.add(version, RequestHead.NONE, caller, ended);
        return send(dispatch, opening.apply(dispatch.exchange()));
    }

    /** Opens one that owes no answer; otherwise as {@link #bodiless}. */
    Notice notice(RunningVersion version, LongFunction<ExchangeMessage> opening, Runnable ended) {
        Notice notice = dispatches.notice(version, ended);
        pulse.used();
        link.send(opening.apply(notice.exchange()));
        if (isGone.getAsBoolean()) {
            notice.end();
        }
        return notice;
    }

    private Callee send(Dispatch dispatch, ExchangeMessage opening) {
        pulse.used();
        link.send(opening);
        if (isGone.getAsBoolean()) {
            dispatch.fail(Failures.SANDBOX_LOST);
        }
        return dispatch;
    }
}
