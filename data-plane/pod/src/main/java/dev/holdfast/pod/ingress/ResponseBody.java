package dev.holdfast.pod.ingress;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.pod.exchange.Callee;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * A streamed response body on its way to a client. The worker gets credit for what the connection has taken; while the
 * client does not read, it gets none. Belongs to one event loop.
 */
final class ResponseBody {
    private static final int GRANT = ExchangeMessage.INITIAL_CREDIT / 4;

    private final HttpServerResponse response;
    private final Callee callee;
    private final long length;
    private long written;
    private int owed;
    private boolean over;

    /** @param length in bytes, or -1 when unknown */
    ResponseBody(HttpServerResponse response, Callee callee, long length) {
        this.response = response;
        this.callee = callee;
        this.length = length;
        response.drainHandler(nothing -> settle());
    }

    /** Passes a part on; false when it would exceed the announced length. */
    boolean write(byte[] bytes) {
        written += bytes.length;
        if (length >= 0 && written > length) {
            return false;
        }
        var _ = response.write(wrap(bytes));
        owed += bytes.length;
        if (owed >= GRANT && !response.writeQueueFull()) {
            settle();
        }
        return true;
    }

    /** Whether as much was written as was announced. */
    boolean isComplete() {
        return length < 0 || written == length;
    }

    /** No more credit is to be given. */
    void close() {
        over = true;
    }

    static Buffer wrap(byte[] bytes) {
        return Buffer.buffer(bytes);
    }

    private void settle() {
        if (owed > 0 && !over) {
            int bytes = owed;
            owed = 0;
            callee.credit(bytes);
        }
    }
}
