package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage.Abort;
import dev.holdfast.link.message.ExchangeMessage.Cancel;
import dev.holdfast.link.message.ExchangeMessage.Credit;
import dev.holdfast.link.message.ExchangeMessage.End;
import dev.holdfast.link.message.ExchangeMessage.Request;
import dev.holdfast.link.message.ExchangeMessage.Session;
import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.ExchangeMessage.SocketFrame;
import dev.holdfast.link.message.ExchangeMessage.StopReading;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.border.Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Requests that script has made and that are not finished. */
final class CallTable {
    private final int version;
    private final Surroundings surroundings;
    private final Map<Long, OutgoingCall> byOperation = new HashMap<>();
    private final Map<Long, OutgoingCall> byExchange = new HashMap<>();
    private long last;

    CallTable(int version, Surroundings surroundings) {
        this.version = version;
        this.surroundings = surroundings;
    }

    void open(Host.Call request, Optional<Event> event, Optional<ObjectHost> object) {
        OutgoingCall call = add(request.operation(), event, object);
        call.outbox().send(() -> sendRequest(call, request));
    }

    void open(Host.SessionCall request, Optional<Event> event, Optional<ObjectHost> object) {
        OutgoingCall call = add(request.operation(), event, object);
        call.becomeSession();
        call.outbox().send(() -> {
            if (byOperation.containsKey(call.operation())) {
                call.sent();
                surroundings.send(new Session(call.exchange(), target(call, request.destination()), request.opening()));
            }
        });
    }

    private OutgoingCall add(long operation, Optional<Event> event, Optional<ObjectHost> object) {
        long section = object.map(host -> host.instance().input.section()).orElse(0L);
        OutgoingCall call = new OutgoingCall(operation, Numbers.exchange(version, ++last), event, object, section);
        byOperation.put(call.operation(), call);
        byExchange.put(call.exchange(), call);
        object.ifPresent(ObjectHost::operationBegan);
        return call;
    }

    @Nullable
    OutgoingCall byOperation(long operation) {
        return byOperation.get(operation);
    }

    @Nullable
    OutgoingCall byExchange(long exchange) {
        return byExchange.get(exchange);
    }

    /** Script no longer waits for the call. */
    void cancel(OutgoingCall call) {
        close(call);
        call.outbox().send(() -> surroundings.send(new Cancel(call.exchange())));
    }

    /** Gives up calls whose callers are lost. */
    void abandon(Predicate<OutgoingCall> which) {
        List<OutgoingCall> lost = new ArrayList<>();
        byOperation.values().stream().filter(which).forEach(lost::add);
        for (OutgoingCall call : lost) {
            close(call);
            if (call.isSent()) {
                surroundings.send(new Cancel(call.exchange()));
            }
        }
    }

    void close(OutgoingCall call) {
        if (byOperation.remove(call.operation()) != null) {
            byExchange.remove(call.exchange());
            call.object().ifPresent(ObjectHost::operationEnded);
        }
    }

    void chunk(OutgoingCall call, byte[] bytes) {
        call.outbox().send(() -> BodySender.sendChunks(call.exchange(), bytes, surroundings::send));
    }

    void bodyEnded(OutgoingCall call) {
        send(call, new End(call.exchange()));
    }

    void bodyAborted(OutgoingCall call, String reason) {
        send(call, new Abort(call.exchange(), reason));
    }

    /** Sends a part of a message on the socket that the call's response opened. */
    void socketFrame(OutgoingCall call, boolean text, boolean last, byte[] bytes) {
        SocketEnds socket = call.socket();
        if (socket != null && socket.maySend()) {
            send(call, new SocketFrame(call.exchange(), text, last, bytes));
        }
    }

    void socketClose(OutgoingCall call, int code, String reason) {
        SocketEnds socket = call.socket();
        if (socket != null && socket.maySend()) {
            socket.sentClose(code);
            send(call, new SocketClose(call.exchange(), code, reason));
            closeIfEnded(call, socket);
        }
    }

    /** The other end of the call's socket has closed it. */
    void socketClosed(OutgoingCall call, int code) {
        SocketEnds socket = call.socket();
        if (socket != null) {
            socket.receivedClose(code);
            closeIfEnded(call, socket);
        }
    }

    private void closeIfEnded(OutgoingCall call, SocketEnds socket) {
        if (socket.areClosed()) {
            close(call);
        }
    }

    void credit(OutgoingCall call, int bytes) {
        surroundings.send(new Credit(call.exchange(), bytes));
    }

    void stopReading(OutgoingCall call) {
        surroundings.send(new StopReading(call.exchange()));
    }

    /** The reader grants credit for a body that is sent from here; false when script sends it. */
    boolean granted(OutgoingCall call, int bytes) {
        BodySender sender = call.sender();
        if (sender != null) {
            sender.grant(bytes);
        }
        return sender != null;
    }

    /** The reader wants no more of a body that is sent from here; false when script sends it. */
    boolean stopped(OutgoingCall call) {
        BodySender sender = call.sender();
        if (sender != null) {
            sender.stop();
        }
        return sender != null;
    }

    private void send(OutgoingCall call, LinkMessage message) {
        call.outbox().send(() -> surroundings.send(message));
    }

    private void sendRequest(OutgoingCall call, Host.Call request) {
        if (!byOperation.containsKey(call.operation())) {
            return;
        }
        call.sent();
        Target target = target(call, request.destination());
        Body body = request.body();
        if (BodySender.isNeeded(body)) {
            BodySender sender = BodySender.of(call.exchange(), body, surroundings::send);
            call.sender(sender);
            surroundings.send(head(call, target, request, sender.announced()));
            sender.send();
        } else {
            surroundings.send(head(call, target, request, body));
        }
    }

    private Target target(OutgoingCall call, Host.Destination destination) {
        long caller = call.object().map(ObjectHost::number).orElse(0L);
        long event = call.event().map(Event::exchange).orElse(0L);
        return switch (destination) {
            case Host.Destination.AnyObject object ->
                new Target.AnyObject(version, caller, object.namespaceId(), object.id(), object.name(), event);
            case Host.Destination.Service service ->
                new Target.Service(version, event, service.binding(), service.entrypoint(), service.props());
            case Host.Destination.Outside outside -> new Target.Outside(version, caller, event);
            case Host.Destination.Cache cache -> new Target.Cache(version, event, cache.name(), cache.kept());
        };
    }

    private static Request head(OutgoingCall call, Target target, Host.Call request, Body body) {
        return new Request(call.exchange(), target, request.method(), request.url(), request.headers(), body);
    }
}
