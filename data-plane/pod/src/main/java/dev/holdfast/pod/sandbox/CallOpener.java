package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.RequestHead;
import java.util.function.IntFunction;

/**
 * Takes requests that a sandbox opens: makes sure that they are made on behalf of what was given to it, counts them
 * against the event that makes them, and finds who answers.
 */
final class CallOpener {
    private final VersionTable versions;
    private final ObjectTable objects;
    private final DispatchTable dispatches;
    private final CallTable calls;
    private final HopTable hops;
    private final SandboxHooks hooks;
    private final SandboxLimits limits;

    CallOpener(
            VersionTable versions,
            ObjectTable objects,
            DispatchTable dispatches,
            CallTable calls,
            HopTable hops,
            SandboxHooks hooks,
            SandboxLimits limits) {
        this.versions = versions;
        this.objects = objects;
        this.dispatches = dispatches;
        this.calls = calls;
        this.hops = hops;
        this.hooks = hooks;
        this.limits = limits;
    }

    void open(ExchangeMessage.Request request) {
        Opening opening = new Opening(
                request.exchange(),
                request.target(),
                hops -> new RequestHead(request.method(), request.url(), request.headers(), request.body(), hops),
                HeadRules.allow(request));
        switch (request.target()) {
            case Target.AnyObject target -> open(opening, target);
            case Target.Service target -> open(opening, target);
            case Target.Outside target -> {
                StartedVersion version = from(target.version(), target.caller());
                open(
                        opening,
                        version,
                        target.event(),
                        (head, call) -> hooks.outside().fetch(version.version(), head, call));
            }
            case Target.Cache target -> {
                StartedVersion version = from(target.version(), 0);
                open(
                        opening,
                        version,
                        target.event(),
                        (head, call) -> hooks.caches().ask(version.version(), target, head, call));
            }
            case Target.Worker _, Target.PlacedObject _ ->
                throw new SandboxViolationException("opened an exchange with itself");
        }
    }

    /** Only code of the platform can be called remotely. */
    void open(ExchangeMessage.Session session) {
        if (session.opening().length > ExchangeMessage.MAX_CHUNK) {
            throw new SandboxViolationException("opened a session with too much");
        }
        Opening opening = new Opening(
                session.exchange(), session.target(), hops -> RequestHead.session(session.opening(), hops), true);
        switch (session.target()) {
            case Target.AnyObject target -> open(opening, target);
            case Target.Service target -> open(opening, target);
            case Target.Worker _, Target.PlacedObject _, Target.Outside _, Target.Cache _ ->
                throw new SandboxViolationException("opened a session with what cannot be called");
        }
    }

    private void open(Opening opening, Target.AnyObject target) {
        StartedVersion version = from(target.version(), target.caller());
        open(
                opening,
                version,
                target.event(),
                (head, call) -> hooks.calls().call(version.version(), target, head, call));
    }

    private void open(Opening opening, Target.Service target) {
        StartedVersion version = from(target.version(), 0);
        open(
                opening,
                version,
                target.event(),
                (head, call) -> hooks.services().call(version.version(), target, head, call));
    }

    private StartedVersion from(int version, long caller) {
        if (caller != 0) {
            var _ = objects.find(caller);
        }
        return versions.require(version);
    }

    private void open(Opening opening, StartedVersion version, long event, Answering answering) {
        IncomingCall call = calls.add(opening.exchange());
        RequestHead head = opening.head().apply(hops.of(event) + 1);
        if (!opening.isAllowed()) {
            call.failed(Failures.REQUEST_HEADERS);
        } else if (head.isLooping() && !(opening.target() instanceof Target.Outside)) {
            call.failed(Failures.LOOP);
        } else if (calls.size() > limits.maxExchanges()) {
            call.failed(Failures.TOO_MANY_REQUESTS);
        } else if (dispatches.countSubrequest(event) > hooks.subrequests().of(version.version())) {
            call.failed(Failures.TOO_MANY_SUBREQUESTS);
        } else {
            call.answeredBy(answering.answer(head, call));
        }
    }

    /** What is asked, for a number of hops. */
    private record Opening(long exchange, Target target, IntFunction<RequestHead> head, boolean isAllowed) {}

    private interface Answering {
        Callee answer(RequestHead head, IncomingCall call);
    }
}
