package dev.holdfast.pod.object;

import dev.holdfast.link.message.AutoResponse;
import dev.holdfast.link.message.ExchangeMessage.SocketClaim;
import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.PodMessage.RestoreSocketSettings;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.SandboxMessage.SocketAttachment;
import dev.holdfast.link.message.SandboxMessage.SocketEnd;
import dev.holdfast.link.message.SandboxMessage.SocketSend;
import dev.holdfast.link.message.SandboxMessage.SocketSettings;
import dev.holdfast.link.message.SandboxMessage.SocketTaken;
import dev.holdfast.pod.exchange.BodyPeer;
import dev.holdfast.pod.sandbox.Placement;
import dev.holdfast.pod.sandbox.SandboxViolationException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The sockets that one object has left with the pod, what holds for all of them, and what waits for the object to be
 * awake. Called while the lock of the hosted object is held; calls nobody who could come back.
 */
final class HostedSockets {
    /** Most sockets of one object (reference: durable-objects 7.2). */
    private static final int MOST = 32_768;

    /** Most events of sockets that an object has begun and not ended; more wait. */
    private static final int MOST_OPEN = 2048;

    private static final byte[] NOTHING = {};

    private final Map<Long, HostedSocket> sockets = new LinkedHashMap<>(0);
    private final Queue<SocketEvent> waiting = new ArrayDeque<>(0);
    private Optional<AutoResponse> autoResponse = Optional.empty();
    private byte[] request = NOTHING;
    private byte[] response = NOTHING;
    private int timeoutMillis;
    private long lastNumber;
    private boolean delivering;
    private @Nullable Placement place;

    boolean isEmpty() {
        return sockets.isEmpty();
    }

    int size() {
        return sockets.size();
    }

    /** Whether something waits for the object. */
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    // Instances

    /** An instance was placed; it gets to know the sockets before its first event. */
    void placed(Placement placement) {
        place = placement;
        lastNumber = 0;
        if (autoResponse.isPresent() || timeoutMillis > 0) {
            placement.send(object -> new RestoreSocketSettings(object, autoResponse, timeoutMillis));
        }
        for (HostedSocket socket : sockets.values()) {
            lastNumber = Math.max(lastNumber, socket.number());
            socket.restore(placement);
        }
    }

    /** The instance is gone; the sockets stay. */
    void released() {
        place = null;
        for (HostedSocket socket : new ArrayList<>(sockets.values())) {
            socket.release().ifPresent(waiting::add);
            forgetIfOver(socket);
        }
    }

    /**
     * Sends on what waits, as far as the object is not too busy.
     *
     * @param running the instance that was placed last
     */
    void deliver(Instance running) {
        if (delivering) {
            return;
        }
        delivering = true;
        while (!waiting.isEmpty() && !isBusy(running, waiting.element())) {
            SocketEvent event = waiting.remove();
            if (isKept(event.socket())) {
                event.socket().deliver(event, running);
                forgetIfOver(event.socket());
            }
        }
        delivering = false;
    }

    /** What waits cannot be delivered: the connections break, so that the far ends notice. */
    void undeliverable() {
        List<SocketEvent> lost = new ArrayList<>(waiting);
        lost.forEach(event -> breakOff(event.socket(), SocketClose.LOST, ""));
    }

    /** Closes all sockets; the object is not told. */
    void close(int code, String reason) {
        List<HostedSocket> all = new ArrayList<>(sockets.values());
        all.forEach(socket -> breakOff(socket, code, reason));
    }

    private void breakOff(HostedSocket socket, int code, String reason) {
        socket.close(code, reason);
        sockets.remove(socket.number(), socket);
        waiting.removeIf(event -> event.socket().equals(socket));
    }

    private static boolean isBusy(Instance running, SocketEvent next) {
        boolean opens = !(next instanceof SocketEvent.Part part) || part.first();
        return opens && (running.openEvents() >= MOST_OPEN || running.place().isFull());
    }

    private boolean isKept(HostedSocket socket) {
        return socket.equals(sockets.get(socket.number()));
    }

    private void forgetIfOver(HostedSocket socket) {
        if (socket.isOver()) {
            sockets.remove(socket.number(), socket);
        }
    }

    // The object

    /** Takes a socket; empty when there are too many. */
    Optional<HostedSocket> claim(SocketClaim claim, BodyPeer far) {
        if (claim.socket() <= lastNumber) {
            throw new SandboxViolationException("claims a socket by a number that was used before");
        }
        lastNumber = claim.socket();
        HostedSocket socket = new HostedSocket(claim, far);
        if (sockets.size() >= MOST) {
            return Optional.empty();
        }
        sockets.put(socket.number(), socket);
        return Optional.of(socket);
    }

    /** Opens what was claimed. */
    void opened(long number) {
        HostedSocket socket = sockets.get(number);
        if (socket != null) {
            socket.opened();
        }
    }

    void said(SandboxMessage.OfSocket message) {
        switch (message) {
            case SocketSend send ->
                find(send.socket()).ifPresent(it -> it.speak(send.text(), send.last(), send.bytes()));
            case SocketEnd end ->
                find(end.socket()).ifPresent(it -> {
                    it.close(end.code(), end.reason());
                    forgetIfOver(it);
                });
            case SocketAttachment kept -> find(kept.socket()).ifPresent(it -> it.attach(kept.bytes()));
            case SocketTaken taken -> find(taken.socket()).ifPresent(it -> it.taken(taken.bytes()));
            case SocketSettings settings -> set(settings.autoResponse(), settings.timeoutMillis());
        }
    }

    private void set(Optional<AutoResponse> pair, int millis) {
        autoResponse = pair;
        timeoutMillis = millis;
        request = pair.map(AutoResponse::request).orElse("").getBytes(StandardCharsets.UTF_8);
        response = pair.map(AutoResponse::response).orElse("").getBytes(StandardCharsets.UTF_8);
    }

    /** A socket of that number; one that is gone meanwhile is none. */
    private Optional<HostedSocket> find(long number) {
        if (number <= 0 || number > lastNumber) {
            throw new SandboxViolationException("speaks of socket " + number + ", which it never had");
        }
        return Optional.ofNullable(sockets.get(number));
    }

    // The far ends

    /** What a far end said waits for the object, unless the pod can answer it. */
    void heard(HostedSocket socket, boolean text, boolean last, byte[] bytes, long nowMillis) {
        if (!isKept(socket)) {
            return;
        }
        if (text && autoResponse.isPresent() && socket.isAnswerable(last) && Arrays.equals(bytes, request)) {
            socket.answer(request, response, nowMillis, Optional.ofNullable(place));
        } else {
            socket.heard(text, last, bytes).ifPresent(waiting::add);
        }
    }

    void heardClose(HostedSocket socket, int code, String reason) {
        socket.heardClose(code, reason).ifPresent(event -> {
            if (isKept(socket)) {
                waiting.add(event);
            }
        });
        forgetIfOver(socket);
    }

    void granted(HostedSocket socket, int bytes) {
        if (isKept(socket)) {
            socket.granted(bytes, Optional.ofNullable(place));
        }
    }
}
