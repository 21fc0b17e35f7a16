package dev.holdfast.pod.socket;

import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.pod.exchange.BodyPeer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.Context;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.impl.WebSocketInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;

/**
 * A WebSocket of the network and the peer that speaks through it. Pings are answered by the connection itself, a close
 * is answered by the peer. Everything happens in one context; ends exactly once, when the connection is gone.
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
    private boolean closedFirst;
    private String failure = "";

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
        socket.exceptionHandler(this::failed);
        socket.closeHandler(nothing -> gone());
        channel()
                .ifPresent(channel -> channel.pipeline()
                        .addBefore(channel.name(), "close-frames", new CloseFrames(this::heardClose)));
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
            writer.close(code, reason, this::said);
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
        hangUp();
    }

    /** The last word is on its way; after an answer to a close nothing else would end the connection. */
    private void said() {
        if (closedFirst) {
            hangUp();
        }
    }

    /** The connection itself, and the channel, would say goodbye. */
    private void hangUp() {
        channel().ifPresent(channel -> {
            var _ = channel.close();
        });
    }

    private Optional<ChannelHandlerContext> channel() {
        return socket instanceof WebSocketInternal internal
                        && internal.connection() instanceof ConnectionBase connection
                ? Optional.of(connection.channelHandlerContext())
                : Optional.empty();
    }

    /** The other end says nothing more; what it said before is passed on first. */
    private boolean heardClose(int code, String reason) {
        if (writer.hasClosed()) {
            return false;
        }
        context.runOnContext(nothing -> {
            reader.drain();
            context.runOnContext(then -> {
                closedFirst = true;
                reader.closed(code, reason);
            });
        });
        return true;
    }

    private void tooLarge() {
        writer.close(TOO_LARGE, "Message is too large", this::said);
        peer.socketClose(TOO_LARGE, "Message is too large");
    }

    /** The other end breaks the protocol, and is told so. */
    private void failed(Throwable thrown) {
        if (thrown instanceof CorruptedWebSocketFrameException corrupted) {
            closedFirst = true;
            writer.close(corrupted.closeStatus().code(), corrupted.closeStatus().reasonText(), this::said);
            failure = "WebSocket protocol error; protocolError.statusCode = "
                    + corrupted.closeStatus().code() + "; protocolError.description = " + corrupted.getMessage();
        }
    }

    /** What was read before the close is passed on first. */
    private void gone() {
        Short status = socket.closeStatusCode();
        String reason = socket.closeReason();
        writer.stop();
        reader.drain();
        context.runOnContext(nothing -> {
            if (status == null || !failure.isEmpty()) {
                peer.socketClose(SocketClose.LOST, failure);
            } else {
                reader.closed(status, reason == null ? "" : reason);
            }
            ended.run();
        });
    }
}
