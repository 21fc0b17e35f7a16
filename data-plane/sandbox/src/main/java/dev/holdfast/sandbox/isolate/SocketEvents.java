package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.ExchangeMessage.SocketEnded;
import dev.holdfast.link.message.ExchangeMessage.SocketFailed;
import dev.holdfast.link.message.ExchangeMessage.SocketFrame;
import dev.holdfast.link.message.ExchangeMessage.SocketMessage;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.sandbox.border.Entry;
import dev.holdfast.sandbox.object.ObjectState;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Brings what comes from the sockets that objects have left with the pod to their handlers. An event enters through the
 * input gate when it is complete; the parts of a message before the last are only kept.
 */
public final class SocketEvents {
    private final IsolateHost host;
    private final ObjectTable objects;
    private final EventTable events;
    private final Surroundings surroundings;

    SocketEvents(IsolateHost host, ObjectTable objects, EventTable events, Surroundings surroundings) {
        this.host = host;
        this.objects = objects;
        this.events = events;
        this.surroundings = surroundings;
    }

    /** Takes in a message, or its first part. */
    public void message(SocketMessage message) {
        open(message.exchange(), message.object(), (event, object) -> {
            event.becomeMessage(new ArrivingMessage(message.socket(), message.text()));
            part(event, object, message.last(), message.last(), message.bytes());
        });
    }

    /** Takes in another part of a message. */
    void part(Event event, SocketFrame frame) {
        event.object().ifPresent(object -> part(event, object, frame.last(), false, frame.bytes()));
    }

    public void ended(SocketEnded ended) {
        open(ended.exchange(), ended.object(), (event, object) -> {
            object.sockets().forget(ended.socket());
            deliver(event, object, entry -> entry.sockets().ended(ended));
        });
    }

    public void failed(SocketFailed failed) {
        open(failed.exchange(), failed.object(), (event, object) -> {
            object.sockets().forget(failed.socket());
            deliver(event, object, entry -> entry.sockets().failed(failed));
        });
    }

    /** Takes in what the pod tells an object of its sockets besides. */
    public void told(PodMessage.OfSocket message) {
        objects.find(message.object()).ifPresent(object -> told(object, message));
    }

    /** Tells a new instance of the sockets that the object had before it was placed here. */
    void restore(ObjectHost object) {
        object.sockets()
                .takeSettings()
                .ifPresent(
                        settings -> host.turn(object, entry -> entry.sockets().restore(settings)));
        object.sockets()
                .takeRestored()
                .forEach(socket -> host.turn(object, entry -> entry.sockets().restore(socket)));
    }

    private void told(ObjectHost object, PodMessage.OfSocket message) {
        switch (message) {
            case PodMessage.RestoreSocket socket -> object.sockets().restore(socket);
            case PodMessage.RestoreSocketSettings settings -> object.sockets().restore(settings);
            case PodMessage.SocketAutoResponded answered ->
                object.sockets().autoResponded(answered.socket(), answered.millis());
            case PodMessage.SocketCredit credit -> {
                if (object.state() == ObjectState.RUNNING) {
                    host.turn(
                            object, entry -> entry.sockets().credit(object.number(), credit.socket(), credit.bytes()));
                }
            }
        }
    }

    private void part(Event event, ObjectHost object, boolean last, boolean whole, byte[] bytes) {
        ArrivingMessage message = event.message();
        Consumer<Entry> work = entry -> entry.sockets()
                .message(event.exchange(), object.number(), message.socket(), message.text(), last, whole, bytes);
        if (last) {
            deliver(event, object, work);
        } else {
            host.prepare(event, object, work);
        }
    }

    private void deliver(Event event, ObjectHost object, Consumer<Entry> work) {
        object.enter(0, () -> {
            if (!event.is(Event.State.DONE)) {
                limitTime(event, object);
                host.dispatch(event, work);
            }
        });
    }

    private void open(long exchange, long number, BiConsumer<Event, ObjectHost> begin) {
        Optional<ObjectHost> object = objects.find(number);
        if (object.isPresent()) {
            Event event = events.open(exchange, object, object.get().budget());
            event.owesNoAnswer();
            objects.busy(object.get());
            begin.accept(event, object.get());
        } else {
            events.abandon(events.open(exchange, Optional.empty(), new CpuBudget(0)), Failures.notHere());
        }
    }

    /** An event that takes longer than the object allows ends its instance. */
    private void limitTime(Event event, ObjectHost object) {
        int millis = object.sockets().timeoutMillis();
        if (millis > 0) {
            Runnable check = () -> {
                if (!event.is(Event.State.DONE)) {
                    host.reset(object, Failures.socketEventTimeout());
                }
            };
            event.deadline(surroundings
                    .scheduler()
                    .schedule(() -> host.strand().execute(check), millis, TimeUnit.MILLISECONDS));
        }
    }
}
