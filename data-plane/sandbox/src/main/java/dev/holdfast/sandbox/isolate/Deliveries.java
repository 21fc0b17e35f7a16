package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.Request;
import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.ExchangeMessage.SocketFrame;
import dev.holdfast.sandbox.border.Entry;
import java.util.function.Consumer;
import java.util.logging.Logger;

/** Brings what arrives for events, calls and timers that are under way to script, through objects' input gates. */
final class Deliveries {
    private static final Logger LOG = Logger.getLogger(Deliveries.class.getName());

    private final IsolateHost host;
    private final EventTable events;
    private final CallTable calls;

    Deliveries(IsolateHost host, EventTable events, CallTable calls) {
        this.host = host;
        this.events = events;
        this.calls = calls;
    }

    void received(ExchangeMessage message) {
        if (Numbers.isOurs(message.exchange())) {
            OutgoingCall call = calls.byExchange(message.exchange());
            if (call != null) {
                forCall(call, message);
            }
        } else {
            Event event = events.get(message.exchange());
            if (event != null) {
                forEvent(event, message);
            }
        }
    }

    private void forEvent(Event event, ExchangeMessage message) {
        switch (message) {
            case ExchangeMessage.Chunk chunk -> {
                if (event.isSession()) {
                    event.object().ifPresent(object -> object.budget().refill());
                }
                enter(event, entry -> entry.bodyChunk(event.exchange(), chunk.bytes()));
            }
            case ExchangeMessage.End end -> enter(event, entry -> entry.bodyEnd(event.exchange()));
            case ExchangeMessage.Abort abort ->
                enter(event, entry -> entry.bodyAbort(event.exchange(), abort.reason()));
            case ExchangeMessage.Credit credit -> {
                if (!events.granted(event, credit.bytes())) {
                    host.turn(event, entry -> entry.bodyCredit(event.exchange(), credit.bytes()));
                }
            }
            case ExchangeMessage.StopReading stop -> {
                if (!events.stopped(event)) {
                    host.turn(event, entry -> entry.bodyStop(event.exchange()));
                }
            }
            case ExchangeMessage.Cancel cancel -> cancel(event);
            case SocketFrame frame -> {
                SocketEnds socket = event.socket();
                if (event.isAboutMessage()) {
                    host.sockets().part(event, frame);
                } else if (socket != null) {
                    event.object().ifPresent(object -> object.budget().refill());
                    boolean whole = socket.isWhole(frame.last());
                    enter(
                            event,
                            entry -> entry.socketFrame(
                                    event.exchange(), frame.text(), frame.last(), whole, frame.bytes()));
                }
            }
            case SocketClose close -> {
                events.socketClosed(event, close.code());
                enter(event, entry -> entry.socketClose(event.exchange(), close.code(), close.reason()));
            }
            case ExchangeMessage.SocketPass pass -> LOG.warning("only a sandbox passes sockets on");
            case ExchangeMessage.SocketClaim claim -> LOG.warning("only a sandbox leaves sockets with the pod");
            case Request request -> LOG.warning("exchange opened twice");
            case ExchangeMessage.Session session -> LOG.warning("exchange opened twice");
            case ExchangeMessage.Scheduled scheduled -> LOG.warning("exchange opened twice");
            case ExchangeMessage.Alarm alarm -> LOG.warning("exchange opened twice");
            case ExchangeMessage.SocketMessage opened -> LOG.warning("exchange opened twice");
            case ExchangeMessage.SocketEnded opened -> LOG.warning("exchange opened twice");
            case ExchangeMessage.SocketFailed opened -> LOG.warning("exchange opened twice");
            case ExchangeMessage.Response response -> LOG.warning("response to a request that was not made");
            case ExchangeMessage.Failed failed -> LOG.warning("failure of a request that was not made");
        }
    }

    private void cancel(Event event) {
        boolean running = !event.is(Event.State.WAITING);
        events.cancelled(event);
        if (running) {
            host.turn(event, entry -> entry.cancelEvent(event.exchange()));
        }
    }

    private void forCall(OutgoingCall call, ExchangeMessage message) {
        long operation = call.operation();
        switch (message) {
            case ExchangeMessage.Response response -> {
                call.answered();
                if (response.status() == EventTable.SWITCHING_PROTOCOLS) {
                    call.becomeSocket();
                } else if (!(response.body() instanceof Body.Streamed)) {
                    calls.close(call);
                }
                enter(
                        call,
                        entry -> entry.settleCall(
                                operation,
                                response.status(),
                                response.statusText(),
                                response.headers(),
                                response.body()));
            }
            case ExchangeMessage.Failed failed -> {
                calls.close(call);
                enter(call, entry -> {
                    if (call.isAnswered() && !call.isSession()) {
                        entry.bodyAbort(-operation, failed.failure().message());
                    } else {
                        entry.failCall(operation, failed.failure());
                    }
                });
            }
            case ExchangeMessage.Chunk chunk -> enter(call, entry -> entry.bodyChunk(-operation, chunk.bytes()));
            case ExchangeMessage.End end -> {
                calls.close(call);
                enter(call, entry -> entry.bodyEnd(-operation));
            }
            case ExchangeMessage.Abort abort -> {
                calls.close(call);
                enter(call, entry -> entry.bodyAbort(-operation, abort.reason()));
            }
            case ExchangeMessage.Credit credit -> {
                if (!calls.granted(call, credit.bytes())) {
                    turn(call, entry -> entry.bodyCredit(-operation, credit.bytes()));
                }
            }
            case ExchangeMessage.StopReading stop -> {
                if (!calls.stopped(call)) {
                    turn(call, entry -> entry.bodyStop(-operation));
                }
            }
            case SocketFrame frame -> {
                SocketEnds socket = call.socket();
                if (socket != null) {
                    boolean whole = socket.isWhole(frame.last());
                    enter(
                            call,
                            entry -> entry.socketFrame(-operation, frame.text(), frame.last(), whole, frame.bytes()));
                }
            }
            case SocketClose close -> {
                calls.socketClosed(call, close.code());
                enter(call, entry -> entry.socketClose(-operation, close.code(), close.reason()));
            }
            case ExchangeMessage.SocketPass pass -> LOG.warning("only a sandbox passes sockets on");
            case ExchangeMessage.SocketClaim claim -> LOG.warning("only a sandbox leaves sockets with the pod");
            case Request request -> LOG.warning("exchange opened twice");
            case ExchangeMessage.Session session -> LOG.warning("exchange opened twice");
            case ExchangeMessage.Scheduled scheduled -> LOG.warning("exchange opened twice");
            case ExchangeMessage.Alarm alarm -> LOG.warning("exchange opened twice");
            case ExchangeMessage.SocketMessage opened -> LOG.warning("exchange opened twice");
            case ExchangeMessage.SocketEnded opened -> LOG.warning("exchange opened twice");
            case ExchangeMessage.SocketFailed opened -> LOG.warning("exchange opened twice");
            case ExchangeMessage.Cancel cancel -> LOG.warning("cancel by the end that did not ask");
        }
    }

    void timerDue(TimerTable.Timer timer) {
        Consumer<Entry> work = entry -> entry.fireTimer(timer.operation());
        if (timer.object().isPresent()) {
            ObjectHost object = timer.object().get();
            object.enter(timer.section(), () -> host.turn(object, work));
        } else {
            timer.event().ifPresentOrElse(event -> host.turn(event, work), () -> host.turn(work));
        }
    }

    private void enter(Event event, Consumer<Entry> work) {
        if (event.isSession() && !event.hasBegun()) {
            event.hold(work);
        } else if (event.object().isPresent() && !event.isSession()) {
            event.object().get().enter(0, () -> host.turn(event, work));
        } else {
            host.turn(event, work);
        }
    }

    private void enter(OutgoingCall call, Consumer<Entry> work) {
        if (call.object().isPresent() && !call.isSession()) {
            call.object().get().enter(call.section(), () -> turn(call, work));
        } else {
            turn(call, work);
        }
    }

    private void turn(OutgoingCall call, Consumer<Entry> work) {
        if (call.object().isPresent()) {
            host.turn(call.object().get(), work);
        } else {
            call.event().ifPresentOrElse(event -> host.turn(event, work), () -> host.turn(work));
        }
    }
}
