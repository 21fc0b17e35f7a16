package dev.holdfast.pod.egress;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.pod.exchange.Caller;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.util.Set;

/**
 * Writes a request's body to a server; the caller gets credit for what the connection has taken. Belongs to one event
 * loop.
 */
final class RequestWriter {
    private static final int GRANT = ExchangeMessage.INITIAL_CREDIT / 4;
    /** Methods whose requests say that their body is empty. */
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final HttpClientRequest request;
    private final Caller caller;
    private final long length;
    private long written;
    private int owed;
    private boolean over;

    /** Sends the head, and the body as far as it is at hand. */
    RequestWriter(HttpClientRequest request, Caller caller, Body body) {
        this.request = request;
        this.caller = caller;
        this.length = body instanceof Body.Streamed(long announced) ? announced : -1;
        switch (body) {
            case Body.None _ -> {
                if (WITH_BODY.contains(request.getMethod())) {
                    request.putHeader("content-length", "0");
                }
                finish();
            }
            case Body.Inline(byte[] bytes) -> {
                request.putHeader("content-length", Integer.toString(bytes.length));
                over = true;
                var _ = request.end(Buffer.buffer(bytes));
            }
            case Body.Streamed _ -> begin();
        }
    }

    /** Passes a part on; false when it would exceed the announced length. */
    boolean write(byte[] bytes) {
        written += bytes.length;
        if (over) {
            return true;
        }
        if (length >= 0 && written > length) {
            return false;
        }
        var _ = request.write(Buffer.buffer(bytes));
        owed += bytes.length;
        if (owed >= GRANT && !request.writeQueueFull()) {
            settle();
        }
        return true;
    }

    /** Ends the body; false when less was written than announced. */
    boolean end() {
        if (length >= 0 && written != length && !over) {
            return false;
        }
        finish();
        return true;
    }

    private void begin() {
        if (length >= 0) {
            request.putHeader("content-length", Long.toString(length));
        } else {
            request.setChunked(true);
        }
        request.drainHandler(nothing -> settle());
        var _ = request.sendHead();
    }

    private void finish() {
        if (!over) {
            over = true;
            var _ = request.end();
        }
    }

    private void settle() {
        if (owed > 0 && !over) {
            int bytes = owed;
            owed = 0;
            caller.credit(bytes);
        }
    }
}
