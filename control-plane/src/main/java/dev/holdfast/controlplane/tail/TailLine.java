package dev.holdfast.controlplane.tail;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/** The way to the reader of a tail. */
interface TailLine {
    /** Succeeds when the text has left this process. */
    Future<Void> write(String text);

    /** Asks for an answer, which is told wherever the line came from. */
    void ping();

    void close(short code, String reason);

    static TailLine over(ServerWebSocket socket) {
        return new TailLine() {
            @Override
            public Future<Void> write(String text) {
                return socket.writeTextMessage(text);
            }

            @Override
            public void ping() {
                var _ = socket.writePing(Buffer.buffer("holdfast"));
            }

            @Override
            public void close(short code, String reason) {
                var _ = socket.close(code, reason);
            }
        };
    }
}
