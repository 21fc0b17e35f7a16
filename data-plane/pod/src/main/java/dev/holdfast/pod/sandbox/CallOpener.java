package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.RequestHead;

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
        switch (request.target()) {
            case Target.AnyObject target -> {
                StartedVersion version = from(target.version(), target.caller());
                open(
                        request,
                        version,
                        target.event(),
                        (head, call) -> hooks.calls().call(version.version(), target, head, call));
            }
            case Target.Service target -> {
                StartedVersion version = from(target.version(), 0);
                open(
                        request,
                        version,
                        target.event(),
                        (head, call) -> hooks.services().call(version.version(), target, head, call));
            }
            case Target.Outside target -> {
                StartedVersion version = from(target.version(), target.caller());
                open(
                        request,
                        version,
                        target.event(),
                        (head, call) -> hooks.outside().fetch(version.version(), head, call));
            }
            case Target.Cache target -> {
                StartedVersion version = from(target.version(), 0);
                open(
                        request,
                        version,
                        target.event(),
                        (head, call) -> hooks.caches().ask(version.version(), target, head, call));
            }
            case Target.Worker _, Target.PlacedObject _ ->
                throw new SandboxViolationException("opened an exchange with itself");
        }
    }

    private StartedVersion from(int version, long caller) {
        if (caller != 0) {
            var _ = objects.find(caller);
        }
        return versions.require(version);
    }

    private void open(ExchangeMessage.Request request, StartedVersion version, long event, Answering answering) {
        IncomingCall call = calls.add(request.exchange());
        RequestHead head =
                new RequestHead(request.method(), request.url(), request.headers(), request.body(), hops.of(event) + 1);
        if (!HeadRules.allow(request)) {
            call.failed(Failures.REQUEST_HEADERS);
        } else if (head.isLooping() && !(request.target() instanceof Target.Outside)) {
            call.failed(Failures.LOOP);
        } else if (calls.size() > limits.maxExchanges()) {
            call.failed(Failures.TOO_MANY_REQUESTS);
        } else if (dispatches.countSubrequest(event) > hooks.subrequests().of(version.version())) {
            call.failed(Failures.TOO_MANY_SUBREQUESTS);
        } else {
            call.answeredBy(answering.answer(head, call));
        }
    }

    private interface Answering {
        Callee answer(RequestHead head, IncomingCall call);
    }
}
