package dev.holdfast.pod.ingress;

import dev.holdfast.pod.error.EdgeError;
import dev.holdfast.pod.error.ErrorPage;
import dev.holdfast.pod.invocation.RequestIds;
import dev.holdfast.pod.metrics.PodMetrics;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.logging.Logger;

/** Answers requests that the HTTP codec could not read, and closes their connection. */
final class InvalidRequestHandler implements Handler<HttpServerRequest> {
    private static final Logger LOG = Logger.getLogger(InvalidRequestHandler.class);

    private final PodMetrics metrics;

    InvalidRequestHandler(PodMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        EdgeError error = switch (cause) {
            case TooLongHttpLineException _ -> EdgeError.URL_TOO_LONG;
            case TooLongHttpHeaderException _ -> EdgeError.HEADERS_TOO_LARGE;
            case null, default -> EdgeError.BAD_REQUEST;
        };
        String id = RequestIds.next();
        LOG.infof("request %s failed with %d: %s", id, error.status(), cause);
        metrics.error(error);
        ErrorPage page = ErrorPage.of(error, String.valueOf(request.getHeader("accept")), id);
        var _ = request.response()
                .setStatusCode(error.status())
                .putHeader("content-type", page.contentType())
                .putHeader("x-request-id", id)
                .putHeader("connection", "close")
                .end(page.text())
                .onComplete(done -> request.connection().close());
    }
}
