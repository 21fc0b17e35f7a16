package dev.holdfast.pod.ingress;

import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.socket.NetworkSocket;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** Turns a client's request into a WebSocket. */
final class ClientSocket {
    /** Fields that the handshake itself decides. */
    private static final Set<String> OF_THE_HANDSHAKE =
            Set.of("sec-websocket-accept", "sec-websocket-extensions", "content-length");

    private ClientSocket() {}

    /**
     * Answers the handshake with what the worker said, and joins the socket with who speaks through it. Called on the
     * request's event loop, while the request is paused.
     *
     * @param ended runs when the connection is gone
     */
    static Future<NetworkSocket> open(
            HttpServerRequest request, Context context, Headers headers, Callee callee, Runnable ended) {
        ResponseHeaders.copy(headers, request.response().headers(), false);
        OF_THE_HANDSHAKE.forEach(request.response().headers()::remove);
        return request.toWebSocket()
                .map(socket -> new NetworkSocket(
                        socket, context, callee, () -> request.connection().close(), ended));
    }
}
