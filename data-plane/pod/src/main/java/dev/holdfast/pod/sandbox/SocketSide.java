package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.ExchangeMessage.SocketFrame;
import dev.holdfast.pod.exchange.BodyPeer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A sandbox's end of a socket: holds the sandbox to its credit, and runs {@code ended} once when both directions are
 * closed or the connection is lost.
 */
final class SocketSide {
    private final long exchange;
    private final Link link;
    private final Runnable ended;
    private final CreditMeter credit = CreditMeter.ofSocket();
    private final AtomicBoolean toSandboxClosed = new AtomicBoolean();
    private final AtomicBoolean fromSandboxClosed = new AtomicBoolean();
    private final AtomicInteger open = new AtomicInteger(2);

    SocketSide(long exchange, Link link, Runnable ended) {
        this.exchange = exchange;
        this.link = link;
        this.ended = ended;
    }

    /** The sandbox said something on the socket; the peer hears it. */
    void said(SocketFrame frame, BodyPeer peer) {
        if (fromSandboxClosed.get()) {
            throw new SandboxViolationException("spoke on a socket after its close");
        }
        credit.spend(frame);
        peer.socketFrame(frame.text(), frame.last(), frame.bytes());
    }

    void said(SocketClose close, BodyPeer peer) {
        if (close.code() < SocketClose.LOWEST || close.code() > SocketClose.HIGHEST) {
            throw new SandboxViolationException("closed a socket with code " + close.code());
        }
        if (fromSandboxClosed.compareAndSet(false, true)) {
            peer.socketClose(close.code(), close.reason());
            closed(close.code(), toSandboxClosed);
        }
    }

    /** The peer takes more from the sandbox. */
    void grant(int bytes) {
        credit.grant(bytes);
        link.send(new ExchangeMessage.Credit(exchange, bytes));
    }

    /** What the peer takes without granting more. */
    int granted() {
        return (int) Math.min(Integer.MAX_VALUE, credit.left());
    }

    /** Says something to the sandbox. */
    void frame(boolean text, boolean last, byte[] bytes) {
        if (!toSandboxClosed.get()) {
            link.send(new SocketFrame(exchange, text, last, bytes));
        }
    }

    void close(int code, String reason) {
        if (toSandboxClosed.compareAndSet(false, true)) {
            link.send(new SocketClose(exchange, code, reason));
            closed(code, fromSandboxClosed);
        } else if (code == SocketClose.LOST && fromSandboxClosed.compareAndSet(false, true)) {
            link.send(new SocketClose(exchange, code, reason));
            open.set(0);
            ended.run();
        }
    }

    private void closed(int code, AtomicBoolean other) {
        if (code == SocketClose.LOST && other.compareAndSet(false, true)) {
            open.set(0);
            ended.run();
        } else if (open.decrementAndGet() == 0) {
            ended.run();
        }
    }
}
