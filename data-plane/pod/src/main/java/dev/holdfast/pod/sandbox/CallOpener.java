package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.invocation.Invocation;
import dev.holdfast.pod.invocation.Origin;
import dev.holdfast.pod.invocation.Subject;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes requests that a sandbox opens: makes sure that they are made on behalf of what was given to it, counts them
 * against the event that makes them, and finds who answers.
 */
final class CallOpener {
    private final VersionTable versions;
    private final ObjectTable objects;
    private final OpenInvocations invocations;
    private final CallTable calls;
    private final SandboxHooks hooks;
    private final SandboxLimits limits;

    CallOpener(
            VersionTable versions,
            ObjectTable objects,
            OpenInvocations invocations,
            CallTable calls,
            SandboxHooks hooks,
            SandboxLimits limits) {
        this.versions = versions;
        this.objects = objects;
        this.invocations = invocations;
        this.calls = calls;
        this.hooks = hooks;
        this.limits = limits;
    }

    void open(ExchangeMessage.Request request) {
        Opening opening = new Opening(
                request.exchange(),
                request.target(),
                origin -> new RequestHead(request.method(), request.url(), request.headers(), request.body(), origin),
                HeadRules.allow(request));
        switch (request.target()) {
            case Target.AnyObject target -> open(opening, target);
            case Target.Service target -> open(opening, target);
            case Target.Outside target -> {
                Subject subject = from(target.version(), target.caller());
                open(
                        opening,
                        subject,
                        target.event(),
                        (head, call) -> hooks.outside().fetch(subject.version(), head, call));
            }
            case Target.Cache target -> {
                Subject subject = from(target.version(), 0);
                open(
                        opening,
                        subject,
                        target.event(),
                        (head, call) -> hooks.caches().ask(subject.version(), target, head, call));
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
                session.exchange(), session.target(), origin -> RequestHead.session(session.opening(), origin), true);
        switch (session.target()) {
            case Target.AnyObject target -> open(opening, target);
            case Target.Service target -> open(opening, target);
            case Target.Worker _, Target.PlacedObject _, Target.Outside _, Target.Cache _ ->
                throw new SandboxViolationException("opened a session with what cannot be called");
        }
    }

    private void open(Opening opening, Target.AnyObject target) {
        Subject subject = from(target.version(), target.caller());
        open(
                opening,
                subject,
                target.event(),
                (head, call) -> hooks.calls().call(subject.version(), target, head, call));
    }

    private void open(Opening opening, Target.Service target) {
        Subject subject = from(target.version(), 0);
        open(
                opening,
                subject,
                target.event(),
                (head, call) -> hooks.services().call(subject.version(), target, head, call));
    }

    /** Who calls: an object of the version that it is said to be, or the version. */
    private Subject from(int version, long caller) {
        StartedVersion calling = versions.require(version);
        Optional<Subject> object =
                caller == 0 ? Optional.empty() : objects.find(caller).map(ObjectTable.Placed::subject);
        return object.filter(found -> found.isOfVersion(calling.subject())).orElse(calling.subject());
    }

    private void open(Opening opening, Subject subject, long event, Answering answering) {
        IncomingCall call = calls.add(opening.exchange());
        Invocation by = invocations.find(event);
        if (by != null && !by.subject().isOfVersion(subject)) {
            throw new SandboxViolationException("calls on behalf of code of another version");
        }
        RequestHead head = opening.head().apply(hooks.invocations().origin(subject, by));
        if (!opening.isAllowed()) {
            call.failed(Failures.REQUEST_HEADERS);
        } else if (head.isLooping() && !(opening.target() instanceof Target.Outside)) {
            call.failed(Failures.LOOP);
        } else if (calls.size() > limits.maxExchanges()) {
            call.failed(Failures.TOO_MANY_REQUESTS);
        } else if (by != null && by.countSubrequest() > hooks.subrequests().of(subject.version())) {
            call.failed(Failures.TOO_MANY_SUBREQUESTS);
        } else {
            call.answeredBy(answering.answer(head, call));
        }
    }

    /** What is asked, from wherever that may be. */
    private record Opening(long exchange, Target target, Function<Origin, RequestHead> head, boolean isAllowed) {}

    private interface Answering {
        Callee answer(RequestHead head, IncomingCall call);
    }
}
