package dev.holdfast.pod.socket;

import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.pod.exchange.BodyPeer;
import io.vertx.core.Context;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.impl.WebSocketInternal;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * A WebSocket of the network and the peer that speaks through it. Pings are answered and closes are confirmed by the
 * connection itself. Everything happens in one context; ends exactly once, when the connection is gone.
 */
public final class NetworkSocket {
    /** Largest message that is taken, in bytes (reference: durable-objects 6.3). */
    public static final int MAX_MESSAGE = 32 * 1024 * 1024;

    private static final int TOO_LARGE = 1009;

    private final WebSocketBase socket;
    private final Context context;
    private final BodyPeer peer;
    private final SocketReader reader;
    private final SocketWriter writer;
    private final Runnable ended;

    /**
     * Joins the two. Called in the context.
     *
     * @param ended runs when the connection is gone
     */
    public NetworkSocket(WebSocketBase socket, Context context, BodyPeer peer, Runnable ended) {
        this.socket = socket;
        this.context = context;
        this.peer = peer;
        this.ended = ended;
        this.reader = new SocketReader(socket, peer, this::tooLarge);
        this.writer = new SocketWriter(socket, peer);
        socket.exceptionHandler(failure -> {});
        socket.closeHandler(nothing -> gone());
        writer.start();
    }

    /** The peer says something. */
    public void frame(boolean text, boolean last, byte[] bytes) {
        writer.frame(text, last, bytes);
    }

    /** The peer says nothing more. */
    public void close(int code, String reason) {
        if (code == SocketClose.LOST) {
            breakOff();
        } else {
            writer.close(code, reason);
        }
    }

    /** The peer takes more. */
    public void grant(int bytes) {
        reader.grant(bytes);
    }

    /** The peer is gone: the other end sees its connection break. */
    public void breakOff() {
        writer.stop();
        reader.stop();
        if (socket instanceof WebSocketInternal internal
                && internal.connection() instanceof ConnectionBase connection) {
            // The connection itself, and the channel, would say goodbye.
            var _ = connection.channelHandlerContext().close();
        }
    }

    private void tooLarge() {
        writer.close(TOO_LARGE, "Message is too large");
        peer.socketClose(TOO_LARGE, "Message is too large");
    }

    /** What was read before the close is passed on first. */
    private void gone() {
        Short status = socket.closeStatusCode();
        String reason = socket.closeReason();
        writer.stop();
        socket.resume();
        context.runOnContext(nothing -> {
            if (status == null) {
                peer.socketClose(SocketClose.LOST, "");
            } else {
                reader.closed(status, reason == null ? "" : reason);
            }
            ended.run();
        });
    }
}
