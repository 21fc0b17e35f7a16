package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage.Abort;
import dev.holdfast.link.message.ExchangeMessage.Credit;
import dev.holdfast.link.message.ExchangeMessage.End;
import dev.holdfast.link.message.ExchangeMessage.Failed;
import dev.holdfast.link.message.ExchangeMessage.Response;
import dev.holdfast.link.message.ExchangeMessage.SocketClaim;
import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.ExchangeMessage.SocketFrame;
import dev.holdfast.link.message.ExchangeMessage.SocketPass;
import dev.holdfast.link.message.ExchangeMessage.StopReading;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.SandboxMessage.EventDone;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events from their arrival to their end, and what is sent for them. Nothing is sent twice or after the end. */
final class EventTable {
    static final int SWITCHING_PROTOCOLS = 101;
    private static final int MOST_SECONDS_AFTER_RESPONSE = 30;

    private final Surroundings surroundings;
    private final Map<Long, Event> events = new HashMap<>();
    private final Deque<Event> ended = new ArrayDeque<>();

    EventTable(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Event open(long exchange, Optional<ObjectHost> object, CpuBudget budget) {
        Event event = new Event(exchange, object, budget);
        events.put(exchange, event);
        object.ifPresent(host -> host.add(event));
        return event;
    }

    @Nullable
    Event get(long exchange) {
        return events.get(exchange);
    }

    Optional<Event> find(long exchange) {
        return Optional.ofNullable(events.get(exchange));
    }

    /** An event whose end the pod does not know yet. */
    Optional<Event> findUnreported(long exchange) {
        return find(exchange)
                .or(() -> ended.stream()
                        .filter(event -> event.exchange() == exchange)
                        .findFirst());
    }

    /** Events of no object. */
    List<Event> stateless() {
        List<Event> stateless = new ArrayList<>();
        for (Event event : events.values()) {
            if (event.object().isEmpty()) {
                stateless.add(event);
            }
        }
        return stateless;
    }

    /** Reports the events that have ended; to be called when the CPU time of the turn is known. */
    void report() {
        for (Event event = ended.poll(); event != null; event = ended.poll()) {
            surroundings.send(new EventDone(event.exchange(), event.budget().report(), event.method()));
            surroundings.ended(event.exchange());
        }
    }

    /** Events of no object that have been answered for too long and still go on; asked once a second. */
    List<Event> overdue() {
        List<Event> overdue = new ArrayList<>();
        for (Event event : stateless()) {
            if (event.lingers() > MOST_SECONDS_AFTER_RESPONSE) {
                overdue.add(event);
            }
        }
        return overdue;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    void respond(long exchange, int status, String statusText, Headers headers, Body body) {
        Event event = events.get(exchange);
        if (event != null && event.advance(Event.State.ANSWERED)) {
            event.answered(true);
            event.outbox().send(() -> sendResponse(event, status, statusText, headers, body));
        }
    }

    /** There is no response; the failure waits behind the output gate like a response. */
    void fail(Event event, Failure failure) {
        if (event.advance(Event.State.ANSWERED)) {
            event.answered(false);
            event.outbox().send(() -> {
                event.headSent();
                surroundings.send(new Failed(event.exchange(), failure));
            });
        }
    }

    /**
     * Script has finished with the event. One that was not answered, though it should be, is about to be reset, and
     * ends with that.
     */
    void done(long exchange) {
        Event event = events.get(exchange);
        if (event != null && !event.isAnswerOwed()) {
            event.headSent();
            event.advance(Event.State.ANSWERED);
        }
        if (event != null && event.is(Event.State.ANSWERED)) {
            event.outbox().send(() -> {
                event.scriptIsDone();
                finish(event);
            });
        }
    }

    /** Ends an event whatever state it is in. */
    void abandon(Event event, Failure failure) {
        if (!event.isHeadSent() || (event.isStreaming() && event.isSession())) {
            surroundings.send(new Failed(event.exchange(), failure));
        } else if (event.isStreaming()) {
            surroundings.send(new Abort(event.exchange(), failure.message()));
        }
        close(event);
    }

    /** The caller has gone; nothing more is sent but that the event is done. */
    void cancelled(Event event) {
        event.headSent();
        event.streaming(false);
        BodySender sender = event.sender();
        if (sender != null) {
            sender.stop();
        }
        if (event.is(Event.State.WAITING)) {
            close(event);
        } else {
            event.advance(Event.State.ANSWERED);
            finish(event);
        }
    }

    void chunk(Event event, byte[] bytes) {
        event.outbox().send(() -> {
            if (event.isStreaming()) {
                BodySender.sendChunks(event.exchange(), bytes, surroundings::send);
            }
        });
    }

    void bodyEnded(Event event) {
        event.outbox().send(() -> {
            if (event.isStreaming()) {
                event.streaming(false);
                surroundings.send(new End(event.exchange()));
            }
        });
    }

    void bodyAborted(Event event, String reason) {
        event.outbox().send(() -> {
            if (event.isStreaming()) {
                event.streaming(false);
                surroundings.send(new Abort(event.exchange(), reason));
            }
        });
    }

    /** Sends a part of a message on the socket that the event's response opened. */
    void socketFrame(Event event, boolean text, boolean last, byte[] bytes) {
        event.outbox().send(() -> {
            SocketEnds socket = event.socket();
            if (event.isStreaming() && socket != null && socket.maySend()) {
                surroundings.send(new SocketFrame(event.exchange(), text, last, bytes));
            }
        });
    }

    void socketClose(Event event, int code, String reason) {
        event.outbox().send(() -> {
            SocketEnds socket = event.socket();
            if (event.isStreaming() && socket != null && socket.maySend()) {
                socket.sentClose(code);
                event.streaming(!socket.areClosed());
                surroundings.send(new SocketClose(event.exchange(), code, reason));
            }
        });
    }

    /** The other end of the event's socket has closed it. */
    void socketClosed(Event event, int code) {
        SocketEnds socket = event.socket();
        if (socket != null) {
            socket.receivedClose(code);
            event.streaming(event.isStreaming() && !socket.areClosed());
        }
    }

    /** Answers with a socket that another exchange brought. */
    void passSocket(Event event, Headers headers, OutgoingCall call, Runnable passed) {
        if (event.advance(Event.State.ANSWERED)) {
            event.outbox().send(() -> {
                if (!event.isHeadSent()) {
                    event.headSent();
                    surroundings.send(new SocketPass(event.exchange(), headers, call.exchange()));
                    passed.run();
                }
            });
        }
    }

    /** Answers with the other end of a socket that the event's object has accepted, and that the pod keeps for it. */
    void claimSocket(Event event, Headers headers, long socket, List<String> tags, Optional<byte[]> attachment) {
        if (event.advance(Event.State.ANSWERED)) {
            event.outbox().send(() -> {
                if (!event.isHeadSent()) {
                    event.headSent();
                    surroundings.send(
                            new SocketClaim(event.exchange(), event.objectNumber(), headers, socket, tags, attachment));
                }
            });
        }
    }

    void credit(Event event, int bytes) {
        surroundings.send(new Credit(event.exchange(), bytes));
    }

    void stopReading(Event event) {
        surroundings.send(new StopReading(event.exchange()));
    }

    /** The reader grants credit for a body that is sent from here; false when script sends it. */
    boolean granted(Event event, int bytes) {
        BodySender sender = event.sender();
        if (sender == null) {
            return false;
        }
        sender.grant(bytes);
        finish(event);
        return true;
    }

    /** The reader wants no more of a body that is sent from here; false when script sends it. */
    boolean stopped(Event event) {
        BodySender sender = event.sender();
        event.streaming(false);
        if (sender == null) {
            return false;
        }
        sender.stop();
        finish(event);
        return true;
    }

    private void sendResponse(Event event, int status, String statusText, Headers headers, Body body) {
        if (event.isHeadSent()) {
            return;
        }
        event.headSent();
        long exchange = event.exchange();
        if (BodySender.isNeeded(body)) {
            BodySender sender = BodySender.of(exchange, body, surroundings::send);
            event.sender(sender);
            surroundings.send(new Response(exchange, status, statusText, headers, sender.announced()));
            sender.send();
        } else {
            if (status == SWITCHING_PROTOCOLS) {
                event.becomeSocket();
            }
            event.streaming(body instanceof Body.Streamed || status == SWITCHING_PROTOCOLS);
            surroundings.send(new Response(exchange, status, statusText, headers, body));
        }
    }

    private void finish(Event event) {
        if (event.isFinished()) {
            close(event);
        }
    }

    /** Ends an event without sending anything more for it. */
    void close(Event event) {
        if (event.advance(Event.State.DONE)) {
            event.cancelDeadline();
            events.remove(event.exchange());
            event.object().ifPresent(host -> host.remove(event));
            ended.add(event);
        }
    }
}
