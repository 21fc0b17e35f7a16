package dev.holdfast.pod.egress;

import dev.holdfast.link.message.Body;
import dev.holdfast.pod.coding.BodyDecoder;
import dev.holdfast.pod.coding.DecodedFlow;
import dev.holdfast.pod.exchange.Caller;
import io.vertx.core.http.HttpClientResponse;

/**
 * Passes a server's response body on, decoded, as far as the caller has granted credit; without credit the connection
 * is not read. Belongs to one event loop.
 */
final class ResponseReader {
    private static final int NO_CONTENT = 204;
    private static final int RESET_CONTENT = 205;
    private static final int NOT_MODIFIED = 304;

    private final HttpClientResponse response;
    private final Caller caller;
    private final Runnable complete;
    private final Runnable broken;
    private final DecodedFlow flow;
    private boolean ended;
    private boolean over;

    /**
     * @param complete runs before the caller is told of the end
     * @param broken runs when the body does not arrive as a whole, or cannot be decoded
     */
    ResponseReader(HttpClientResponse response, Caller caller, Runnable complete, Runnable broken) {
        this.response = response;
        this.caller = caller;
        this.complete = complete;
        this.broken = broken;
        this.flow = new DecodedFlow(BodyDecoder.of(response.getHeader("content-encoding")), caller::chunk);
    }

    /** What kind of body a response has. */
    static Body bodyOf(HttpClientResponse response, String method) {
        int status = response.statusCode();
        if (method.equals("HEAD") || status == NO_CONTENT || status == RESET_CONTENT || status == NOT_MODIFIED) {
            return new Body.None();
        }
        String length = response.getHeader("content-length");
        boolean known = length != null && !BodyDecoder.decodes(response.getHeader("content-encoding"));
        return new Body.Streamed(known ? lengthOf(length) : -1);
    }

    void start() {
        response.exceptionHandler(failure -> fail());
        response.handler(bytes -> advance(() -> flow.arrived(bytes.getBytes())));
        response.endHandler(nothing -> advance(() -> ended = true));
        response.resume();
    }

    void grant(int bytes) {
        advance(() -> flow.grant(bytes));
    }

    private void advance(Runnable step) {
        if (over) {
            return;
        }
        try {
            step.run();
        } catch (BodyDecoder.CorruptBodyException e) {
            fail();
            return;
        }
        if (!flow.isEmpty()) {
            response.pause();
        } else if (ended) {
            finish();
        } else {
            response.resume();
        }
    }

    private void finish() {
        stop();
        complete.run();
        caller.end();
    }

    private void fail() {
        if (!over) {
            stop();
            broken.run();
        }
    }

    /** Nobody wants the rest. */
    void stop() {
        if (!over) {
            over = true;
            flow.close();
        }
    }

    private static long lengthOf(String length) {
        try {
            return Math.max(-1, Long.parseLong(length));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
