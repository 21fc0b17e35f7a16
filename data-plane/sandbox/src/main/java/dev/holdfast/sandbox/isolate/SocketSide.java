package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.AutoResponse;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.SandboxMessage.SocketAttachment;
import dev.holdfast.link.message.SandboxMessage.SocketEnd;
import dev.holdfast.link.message.SandboxMessage.SocketSend;
import dev.holdfast.link.message.SandboxMessage.SocketSettings;
import dev.holdfast.link.message.SandboxMessage.SocketTaken;
import dev.holdfast.sandbox.border.BorderException;
import dev.holdfast.sandbox.border.SocketHost;
import java.util.List;
import java.util.Optional;

/**
 * What script asks about sockets that objects leave with the pod. What others can see, and what belongs in one order
 * with it, waits behind the object's output gate.
 */
final class SocketSide implements SocketHost {
    private final ObjectTable objects;
    private final EventTable events;
    private final Surroundings surroundings;

    SocketSide(ObjectTable objects, EventTable events, Surroundings surroundings) {
        this.objects = objects;
        this.events = events;
        this.surroundings = surroundings;
    }

    @Override
    public long accept(long object) {
        return object(object).sockets().next();
    }

    @Override
    public void claim(long event, Headers headers, long socket, List<String> tags, Optional<byte[]> attachment) {
        events.find(event).ifPresent(found -> events.claimSocket(found, headers, socket, tags, attachment));
    }

    @Override
    public void frame(long object, long socket, boolean text, boolean last, byte[] bytes) {
        if (bytes.length > ExchangeMessage.MAX_CHUNK) {
            throw new BorderException("the part of a message is too large");
        }
        send(object, new SocketSend(object, socket, text, last, bytes));
    }

    @Override
    public void close(long object, long socket, int code, String reason) {
        send(object, new SocketEnd(object, socket, code, reason));
    }

    @Override
    public void taken(long object, long socket, int bytes) {
        send(object, new SocketTaken(object, socket, bytes));
    }

    @Override
    public void attachment(long object, long socket, byte[] bytes) {
        if (bytes.length > ExchangeMessage.SocketClaim.LARGEST_ATTACHMENT) {
            throw new BorderException("the attachment is too large");
        }
        send(object, new SocketAttachment(object, socket, bytes));
    }

    @Override
    public void settings(long object, Optional<AutoResponse> autoResponse, int timeoutMillis) {
        object(object).sockets().timeoutMillis(timeoutMillis);
        send(object, new SocketSettings(object, autoResponse, timeoutMillis));
    }

    @Override
    public long autoRespondedAt(long object, long socket) {
        return object(object).sockets().autoRespondedAt(socket);
    }

    @Override
    public void keepAwake(long object, boolean needed) {
        if (needed) {
            object(object).operationBegan();
        } else {
            object(object).operationEnded();
        }
    }

    private void send(long object, SandboxMessage message) {
        object(object).outbox().send(() -> surroundings.send(message));
    }

    private ObjectHost object(long number) {
        return objects.find(number).orElseThrow(() -> new BorderException("no such object"));
    }
}
