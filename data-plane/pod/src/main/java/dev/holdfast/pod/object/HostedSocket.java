package dev.holdfast.pod.object;

import dev.holdfast.link.message.ExchangeMessage.SocketClaim;
import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.ExchangeMessage.SocketEnded;
import dev.holdfast.link.message.ExchangeMessage.SocketFailed;
import dev.holdfast.link.message.ExchangeMessage.SocketFrame;
import dev.holdfast.link.message.ExchangeMessage.SocketMessage;
import dev.holdfast.link.message.PodMessage.RestoreSocket;
import dev.holdfast.link.message.PodMessage.SocketAutoResponded;
import dev.holdfast.link.message.PodMessage.SocketCredit;
import dev.holdfast.pod.exchange.BodyPeer;
import dev.holdfast.pod.sandbox.Notice;
import dev.holdfast.pod.sandbox.Placement;
import dev.holdfast.pod.sandbox.SandboxViolationException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A socket that an object has left with the pod: what survives the object's instance. The far end is whoever holds the
 * connection, the near end the object, when it is awake. Called while the lock of the hosted object is held.
 *
 * <p>Both directions are held to credit. What comes from the far end uses up a window that the object opens again as it
 * takes things; what the object takes no more, because its instance is gone, the pod takes in its place.
 */
final class HostedSocket {
    /** What the far end may send before the object has taken anything. */
    static final int WINDOW = 64 * 1024;

    /** Credit for what the pod itself says to the far end: more than what a far end takes without granting more. */
    private static final int RESERVE = 68 * 1024;

    /** More credit than anybody grants who means well. */
    private static final int MOST_CREDIT = 1 << 30;

    private static final String LOST_REASON = "WebSocket disconnected without sending Close frame.";

    private final long number;
    private final List<String> tags;
    private final BodyPeer far;
    private final Queue<Answer> answers = new ArrayDeque<>(0);
    private Optional<byte[]> attachment;
    private long autoRespondedMillis;
    private int reserve;
    private int farCredit;
    private int nearCredit;
    private int untaken;
    private boolean farClosed;
    private int farCode;
    private String farReason = "";
    private boolean nearClosed;
    private boolean amidArriving;
    private boolean amidSpeaking;
    private boolean amidDelivery;
    private boolean skipping;
    private boolean endDelivered;
    private @Nullable Notice message;

    /**
     * What the pod says for the object, when there is credit for it.
     *
     * @param cost of what is answered, for which the far end gets credit then
     */
    private record Answer(int cost, byte[] text) {}

    HostedSocket(SocketClaim claim, BodyPeer far) {
        this.number = claim.socket();
        this.tags = claim.tags();
        this.attachment = claim.attachment();
        this.far = far;
    }

    long number() {
        return number;
    }

    /** Whether nothing more will be said on it in either direction, and the object knows. */
    boolean isOver() {
        return farClosed && nearClosed && endDelivered;
    }

    /** The far end knows that it has a socket. */
    void opened() {
        far.credit(WINDOW);
    }

    // What the far end does

    /** It said something; empty when that concerns nobody any more. */
    Optional<SocketEvent> heard(boolean text, boolean last, byte[] bytes) {
        boolean first = !amidArriving;
        amidArriving = !last;
        return farClosed ? Optional.empty() : Optional.of(new SocketEvent.Part(this, first, text, last, bytes));
    }

    /** Whether the pod may answer what it says now, which is complete with this part or not. */
    boolean isAnswerable(boolean last) {
        return last && !amidArriving && !nearClosed && !farClosed;
    }

    /** It says nothing more; empty when it had said so before. */
    Optional<SocketEvent> heardClose(int code, String reason) {
        if (farClosed) {
            nearClosed |= code == SocketClose.LOST;
            return Optional.empty();
        }
        farClosed = true;
        farCode = code;
        farReason = reason;
        nearClosed |= code == SocketClose.LOST;
        if (code == SocketClose.LOST && !reason.isEmpty()) {
            return Optional.of(new SocketEvent.Broken(this, reason));
        }
        return Optional.of(new SocketEvent.Ended(this, code, code == SocketClose.LOST ? LOST_REASON : reason));
    }

    /** It takes more. */
    void granted(int bytes, Optional<Placement> place) {
        int kept = Math.min(bytes, RESERVE - reserve);
        reserve += kept;
        farCredit += Math.min(bytes - kept, MOST_CREDIT - farCredit - nearCredit);
        place.ifPresent(this::passCredit);
        sayAnswers();
    }

    // What the pod does for the object

    /** Answers a text, now or when there is credit for it. */
    void answer(byte[] request, byte[] response, long millis, Optional<Placement> place) {
        autoRespondedMillis = millis;
        place.ifPresent(found -> found.send(object -> new SocketAutoResponded(object, number, millis)));
        answers.add(new Answer(request.length + SocketFrame.OVERHEAD, response));
        sayAnswers();
    }

    private void sayAnswers() {
        Answer next = answers.peek();
        while (next != null && !amidSpeaking && !nearClosed && reserve >= next.text().length + SocketFrame.OVERHEAD) {
            reserve -= next.text().length + SocketFrame.OVERHEAD;
            far.socketFrame(true, true, next.text());
            far.credit(next.cost());
            answers.remove();
            next = answers.peek();
        }
    }

    // What the object does

    void speak(boolean text, boolean last, byte[] bytes) {
        int cost = bytes.length + SocketFrame.OVERHEAD;
        if (cost > nearCredit) {
            throw new SandboxViolationException("sent more on a kept socket than it had credit for");
        }
        nearCredit -= cost;
        if (!nearClosed) {
            amidSpeaking = !last;
            far.socketFrame(text, last, bytes);
            sayAnswers();
        }
    }

    /** The object says nothing more, or breaks the connection. */
    void close(int code, String reason) {
        if (!nearClosed) {
            nearClosed = true;
            if (code == SocketClose.LOST) {
                farClosed = true;
                endDelivered = true;
            }
            far.socketClose(code, reason);
        }
    }

    void attach(byte[] bytes) {
        attachment = Optional.of(bytes);
    }

    void taken(int bytes) {
        if (bytes > untaken) {
            throw new SandboxViolationException("took more from a kept socket than there was");
        }
        untaken -= bytes;
        far.credit(bytes);
    }

    // The object's instances

    /** Tells a new instance of the socket. */
    void restore(Placement place) {
        nearCredit = farCredit;
        farCredit = 0;
        place.send(object ->
                new RestoreSocket(object, number, tags, attachment, nearClosed, autoRespondedMillis, nearCredit));
    }

    /** A socket that was claimed by the present instance may be spoken on. */
    void passCredit(Placement place) {
        int bytes = farCredit;
        if (bytes > 0) {
            farCredit = 0;
            nearCredit += bytes;
            place.send(object -> new SocketCredit(object, number, bytes));
        }
    }

    /** Sends what the far end did into the object's instance. */
    void deliver(SocketEvent event, Instance running) {
        switch (event) {
            case SocketEvent.Part part -> deliver(part, running);
            case SocketEvent.Ended end -> {
                boolean clean = end.code() != SocketClose.LOST;
                endDelivered = true;
                running.tell((exchange, object) ->
                        new SocketEnded(exchange, object, number, end.code(), end.reason(), clean));
            }
            case SocketEvent.Broken broken -> {
                endDelivered = true;
                running.tell((exchange, object) -> new SocketFailed(exchange, object, number, broken.message()));
            }
        }
    }

    private void deliver(SocketEvent.Part part, Instance running) {
        int cost = part.bytes().length + SocketFrame.OVERHEAD;
        skipping &= !part.first();
        if (skipping) {
            far.credit(cost);
            return;
        }
        untaken += cost;
        amidDelivery = !part.last();
        Notice open = message;
        if (part.first()) {
            open = running.tell((exchange, object) ->
                    new SocketMessage(exchange, object, number, part.text(), part.last(), part.bytes()));
        } else if (open != null) {
            open.part(part.text(), part.last(), part.bytes());
        }
        message = part.last() ? null : open;
    }

    /**
     * The object's instance is gone: what it had not taken is taken, and what only it could have gone on with ends.
     *
     * @return what the next instance must be told
     */
    Optional<SocketEvent> release() {
        if (untaken > 0) {
            far.credit(untaken);
            untaken = 0;
        }
        farCredit += nearCredit;
        nearCredit = 0;
        skipping = amidDelivery;
        amidDelivery = false;
        message = null;
        if (endDelivered) {
            close(farCode, farReason);
        } else if (amidSpeaking && !nearClosed) {
            far.socketClose(SocketClose.LOST, "");
            return heardClose(SocketClose.LOST, "");
        }
        return Optional.empty();
    }
}
