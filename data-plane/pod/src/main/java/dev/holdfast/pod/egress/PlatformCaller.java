package dev.holdfast.pod.egress;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.error.EdgeError;
import dev.holdfast.pod.error.ErrorPage;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.ResponseHead;
import dev.holdfast.pod.metrics.PodMetrics;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** Asks on behalf of a worker; like a client of the edge it gets an error page when the other worker fails. */
final class PlatformCaller implements Caller {
    private final Caller caller;
    private final String requestId;
    private final String accept;
    private final PodMetrics metrics;
    private volatile boolean answered;

    PlatformCaller(Caller caller, String requestId, String accept, PodMetrics metrics) {
        this.caller = caller;
        this.requestId = requestId;
        this.accept = accept;
        this.metrics = metrics;
    }

    String requestId() {
        return requestId;
    }

    /** Answers with an error page. */
    void fail(EdgeError error) {
        metrics.error(error);
        ErrorPage page = ErrorPage.of(error, accept, requestId);
        Headers headers = new Headers(
                "content-type\n" + page.contentType() + "\ncache-control\nno-store\nx-request-id\n" + requestId);
        answered = true;
        caller.response(new ResponseHead(
                error.status(),
                HttpResponseStatus.valueOf(error.status()).reasonPhrase(),
                headers,
                new Body.Inline(page.text().getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public void response(ResponseHead head) {
        answered = true;
        caller.response(head.with(PlatformHeaders.response(head.headers(), requestId)));
    }

    @Override
    public void failed(Failure failure) {
        if (answered) {
            caller.failed(failure);
        } else {
            fail(EdgeError.of(failure.cause()));
        }
    }

    @Override
    public void chunk(byte[] bytes) {
        caller.chunk(bytes);
    }

    @Override
    public void end() {
        caller.end();
    }

    @Override
    public void abort(String reason) {
        caller.abort(reason);
    }

    @Override
    public void credit(int bytes) {
        caller.credit(bytes);
    }

    @Override
    public void stopReading() {
        caller.stopReading();
    }

    @Override
    public void socketFrame(boolean text, boolean last, byte[] bytes) {
        caller.socketFrame(text, last, bytes);
    }

    @Override
    public void socketClose(int code, String reason) {
        caller.socketClose(code, reason);
    }
}
