package dev.holdfast.pod.ingress;

import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.socket.NetworkSocket;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client's request that has become a WebSocket. Belongs to the request's event loop. */
final class ClientSocket {
    /** Fields that the handshake itself decides. */
    private static final Set<String> OF_THE_HANDSHAKE =
            Set.of("sec-websocket-accept", "sec-websocket-extensions", "content-length");

    private final HttpServerRequest request;
    private final Context context;
    private final Callee callee;
    private @Nullable NetworkSocket opened;
    private int grantedBefore;
    private boolean lost;

    ClientSocket(HttpServerRequest request, Context context, Callee callee) {
        this.request = request;
        this.context = context;
        this.callee = callee;
    }

    /**
     * Answers the handshake with what the worker said, and joins the socket with who speaks through it. Called while
     * the request is paused.
     *
     * @param ended runs when the connection is gone
     * @return fails when there is no handshake; {@code ended} does not run then
     */
    Future<Void> open(Headers headers, Runnable ended) {
        ResponseHeaders.copy(headers, request.response().headers(), false);
        OF_THE_HANDSHAKE.forEach(request.response().headers()::remove);
        Future<ServerWebSocket> upgraded = request.toWebSocket();
        request.resume();
        return upgraded.onSuccess(socket -> join(socket, ended)).mapEmpty();
    }

    void frame(boolean text, boolean last, byte[] bytes) {
        if (opened != null) {
            opened.frame(text, last, bytes);
        }
    }

    void close(int code, String reason) {
        if (opened != null) {
            opened.close(code, reason);
        } else {
            lost = true;
        }
    }

    void grant(int bytes) {
        if (opened != null) {
            opened.grant(bytes);
        } else {
            grantedBefore += bytes;
        }
    }

    /** Who speaks through the socket is gone. */
    void breakOff() {
        if (opened != null) {
            opened.breakOff();
        } else {
            lost = true;
        }
    }

    private void join(ServerWebSocket socket, Runnable ended) {
        NetworkSocket joined = new NetworkSocket(socket, context, callee, ended);
        opened = joined;
        if (lost) {
            joined.breakOff();
        } else {
            joined.grant(grantedBefore);
        }
    }
}
