package dev.holdfast.pod.socket;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.ExchangeMessage.SocketFrame;
import dev.holdfast.pod.exchange.BodyPeer;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;

/**
 * Writes what the peer says to the network, and grants it credit for what the connection has taken. Belongs to one
 * event loop.
 */
final class SocketWriter {
    private static final int GRANT = ExchangeMessage.INITIAL_CREDIT / 4;

    private final WebSocketBase socket;
    private final BodyPeer peer;
    private final Utf8Boundary boundary = new Utf8Boundary();
    private boolean amidMessage;
    private boolean over;
    private boolean closed;
    private int owed;

    SocketWriter(WebSocketBase socket, BodyPeer peer) {
        this.socket = socket;
        this.peer = peer;
        socket.drainHandler(nothing -> settle());
    }

    /** Lets the peer begin. */
    void start() {
        peer.credit(ExchangeMessage.INITIAL_CREDIT);
    }

    void frame(boolean text, boolean last, byte[] bytes) {
        if (over) {
            return;
        }
        var _ = socket.writeFrame(frameOf(text, last, bytes));
        amidMessage = !last;
        owed += bytes.length + SocketFrame.OVERHEAD;
        if (owed >= GRANT && !socket.writeQueueFull()) {
            settle();
        }
    }

    /**
     * Says the last word.
     *
     * @param sent runs when it is on its way; when that is the answer to a close, nothing else would end the connection
     */
    void close(int code, String reason, Runnable sent) {
        if (over) {
            return;
        }
        over = true;
        closed = true;
        if (code == SocketClose.NO_STATUS) {
            socket.writeFrame(new WebSocketFrameImpl(WebSocketFrameType.CLOSE, Unpooled.EMPTY_BUFFER, true))
                    .onComplete(nothing -> sent.run());
        } else {
            socket.close((short) code, reason).onComplete(nothing -> sent.run());
        }
    }

    /** Whether the last word was said. */
    boolean hasClosed() {
        return closed;
    }

    void stop() {
        over = true;
    }

    /**
     * Only the first part of a text needs to be text itself; what does not end with a character is kept for the next.
     */
    private WebSocketFrame frameOf(boolean text, boolean last, byte[] bytes) {
        if (amidMessage) {
            return WebSocketFrame.continuationFrame(Buffer.buffer(boundary.withRest(bytes)), last);
        }
        if (!text) {
            return WebSocketFrame.binaryFrame(Buffer.buffer(bytes), last);
        }
        return WebSocketFrame.textFrame(boundary.whole(bytes, last), last);
    }

    private void settle() {
        if (owed > 0 && !over) {
            int bytes = owed;
            owed = 0;
            peer.credit(bytes);
        }
    }
}
