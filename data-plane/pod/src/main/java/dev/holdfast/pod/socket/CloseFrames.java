package dev.holdfast.pod.socket;

import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;

/**
 * Keeps the other end's Close from the connection, which would answer it at once with the same code: the answer is the
 * program's to give. One that itself answers passes.
 */
final class CloseFrames extends ChannelInboundHandlerAdapter {
    private final Listener listener;

    CloseFrames(Listener listener) {
        this.listener = listener;
    }

    /** Is told of closes, on the connection's event loop. */
    @FunctionalInterface
    interface Listener {
        /** Whether it takes care of the close. */
        boolean heard(int code, String reason);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof CloseWebSocketFrame close && listener.heard(code(close), close.reasonText())) {
            close.release();
        } else {
            context.fireChannelRead(message);
        }
    }

    private static int code(CloseWebSocketFrame close) {
        return close.statusCode() < 0 ? SocketClose.NO_STATUS : close.statusCode();
    }
}
