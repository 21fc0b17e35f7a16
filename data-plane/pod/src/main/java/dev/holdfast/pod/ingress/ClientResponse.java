package dev.holdfast.pod.ingress;

import dev.holdfast.link.message.Body;
import dev.holdfast.pod.coding.BodyEncoder;
import dev.holdfast.pod.error.EdgeError;
import dev.holdfast.pod.error.ErrorPage;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.ResponseHead;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one response to a client: a worker's, or an error page. Belongs to one event loop. */
final class ClientResponse {
    private static final int NO_CONTENT = 204;
    private static final int RESET_CONTENT = 205;
    private static final int NOT_MODIFIED = 304;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final String requestId;
    private @Nullable ResponseBody body;

    ClientResponse(HttpServerRequest request, String requestId) {
        this.request = request;
        this.response = request.response();
        this.requestId = requestId;
    }

    /**
     * Sends a worker's head, and its body when that is at hand.
     *
     * @return whether the response is complete; else its body follows
     * @throws IllegalArgumentException when the head is not valid; nothing was sent then
     */
    boolean send(ResponseHead head, Callee callee) {
        writeHead(head);
        switch (head.body()) {
            case Body.Streamed(long length)
            when mayHaveBody(head.status()) -> {
                begin(length, callee, encoderOf(head));
                return false;
            }
            case Body.Inline(byte[] bytes)
            when mayHaveBody(head.status()) -> {
                var _ = response.end(ResponseBody.wrap(encoded(head, bytes)));
            }
            case Body.Streamed _ -> {
                callee.stopReading();
                end();
            }
            case Body.Inline _, Body.None _ -> end();
        }
        return true;
    }

    /** Sends an error page instead of anything of the worker. */
    void send(EdgeError error) {
        ErrorPage page = ErrorPage.of(error, String.valueOf(request.getHeader("accept")), requestId);
        response.headers().clear();
        response.setStatusCode(error.status())
                .setStatusMessage(HttpResponseStatus.valueOf(error.status()).reasonPhrase())
                .putHeader("content-type", page.contentType())
                .putHeader("cache-control", "no-store")
                .putHeader("x-request-id", requestId);
        var _ = isHead() ? response.end() : response.end(page.text());
    }

    /** Whether a streamed body has begun, after which no error page can be sent. */
    boolean hasBegun() {
        return body != null;
    }

    /** Passes a part of the body on; false when it would exceed the announced length. */
    boolean write(byte[] bytes) {
        return body == null || body.write(bytes);
    }

    /** Ends the body; false when less was written than announced, and nothing was done. */
    boolean complete() {
        if (body != null && !body.isComplete()) {
            return false;
        }
        end();
        return true;
    }

    /** All that is left is to break off, so that the client notices. */
    void breakOff() {
        if (!response.reset()) {
            var _ = request.connection().close();
        }
    }

    /** The exchange is over: no more credit for the body. */
    void close() {
        if (body != null) {
            body.close();
        }
    }

    private void writeHead(ResponseHead head) {
        boolean bodiless = !mayHaveBody(head.status());
        response.setStatusCode(head.status());
        if (!head.statusText().isEmpty()) {
            response.setStatusMessage(head.statusText());
        }
        ResponseHeaders.copy(head.headers(), response.headers(), bodiless && head.status() != NO_CONTENT);
        if (isHead() && head.body() instanceof Body.Inline(byte[] bytes)) {
            response.putHeader("content-length", Integer.toString(bytes.length));
        }
        response.putHeader("x-request-id", requestId);
    }

    private void begin(long length, Callee callee, Optional<BodyEncoder> encoder) {
        if (length >= 0 && encoder.isEmpty()) {
            response.putHeader("content-length", Long.toString(length));
        } else {
            response.setChunked(true);
        }
        body = new ResponseBody(response, callee, length, encoder);
    }

    private void end() {
        var _ = body == null ? response.end() : response.end(body.rest());
    }

    private static byte[] encoded(ResponseHead head, byte[] bytes) {
        Optional<BodyEncoder> encoder = encoderOf(head);
        if (encoder.isEmpty()) {
            return bytes;
        }
        Buffer whole = Buffer.buffer(encoder.get().encode(bytes));
        return whole.appendBytes(encoder.get().finish()).getBytes();
    }

    private static Optional<BodyEncoder> encoderOf(ResponseHead head) {
        return head.isEncoded() ? Optional.empty() : BodyEncoder.of(head.headers());
    }

    private boolean mayHaveBody(int status) {
        return !isHead() && status != NO_CONTENT && status != RESET_CONTENT && status != NOT_MODIFIED;
    }

    private boolean isHead() {
        return request.method().equals(HttpMethod.HEAD);
    }
}
