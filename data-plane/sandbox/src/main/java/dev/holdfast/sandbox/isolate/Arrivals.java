package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.ExchangeMessage.Request;
import dev.holdfast.link.message.ExchangeMessage.Scheduled;
import dev.holdfast.link.message.ExchangeMessage.Session;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.border.Entry;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes events of what the pod opens, and brings them to script: those of objects through the input gate. */
final class Arrivals {
    private final IsolateHost host;
    private final Version version;
    private final EventTable events;
    private final ObjectTable objects;

    Arrivals(IsolateHost host, Version version, EventTable events, ObjectTable objects) {
        this.host = host;
        this.version = version;
        this.events = events;
        this.objects = objects;
    }

    void request(Request request) {
        long exchange = request.exchange();
        switch (request.target()) {
            case Target.PlacedObject target ->
                forObject(exchange, target, false, event -> dispatchFetch(event, request));
            case Target.Worker target
            when isAddressed(target) ->
                dispatch(
                        openStateless(exchange),
                        entry -> entry.dispatchService(
                                exchange,
                                target.entrypoint(),
                                target.props(),
                                request.method(),
                                request.url(),
                                request.headers(),
                                request.body()));
            default -> dispatchFetch(openStateless(exchange), request);
        }
    }

    void session(Session session) {
        switch (session.target()) {
            case Target.PlacedObject target ->
                forObject(session.exchange(), target, true, event -> dispatchSession(event, session, "", ""));
            case Target.Worker target -> {
                Event event = openStateless(session.exchange());
                event.becomeSession();
                dispatchSession(event, session, target.entrypoint(), target.props());
            }
            default -> throw new IllegalArgumentException("not for a sandbox: " + session.target());
        }
    }

    void scheduled(Scheduled due) {
        dispatch(
                openStateless(due.exchange()),
                entry -> entry.dispatchScheduled(due.exchange(), due.cron(), due.dueMillis()));
    }

    private void forObject(long exchange, Target.PlacedObject target, boolean isSession, Consumer<Event> begin) {
        Optional<ObjectHost> found = objects.find(target.object());
        if (found.isEmpty()) {
            events.abandon(events.open(exchange, Optional.empty(), new CpuBudget(0)), Failures.notHere());
            return;
        }
        ObjectHost object = found.get();
        Event event = events.open(exchange, found, object.budget());
        if (isSession) {
            event.becomeSession();
        }
        if (object.isOverloaded()) {
            events.abandon(event, Failures.overloaded());
            return;
        }
        objects.busy(object);
        object.enter(0, () -> begin.accept(event));
    }

    private void dispatchFetch(Event event, Request request) {
        dispatch(
                event,
                entry -> entry.dispatchFetch(
                        event.exchange(),
                        event.objectNumber(),
                        request.method(),
                        request.url(),
                        request.headers(),
                        request.body()));
    }

    private void dispatchSession(Event event, Session session, String entrypoint, String props) {
        dispatch(
                event,
                entry -> entry.dispatchSession(
                        event.exchange(), event.objectNumber(), entrypoint, props, session.opening()));
    }

    private void dispatch(Event event, Consumer<Entry> begin) {
        host.dispatch(event, begin);
    }

    private Event openStateless(long exchange) {
        return events.open(exchange, Optional.empty(), new CpuBudget(version.cpuMillis()));
    }

    private static boolean isAddressed(Target.Worker target) {
        return !target.entrypoint().isEmpty() || !target.props().isEmpty();
    }
}
