package dev.holdfast.pod.ingress;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.error.EdgeError;
import dev.holdfast.pod.error.ErrorPage;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.ResponseHead;
import dev.holdfast.pod.sandbox.NoCallee;
import dev.holdfast.pod.sandbox.NoSandboxException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request of a client, from its head to the end of its response. Everything happens on the event loop of the
 * connection; what comes from sandboxes is handed over to it in order. Ends exactly once: answered, failed with an
 * error page, or because the client went away.
 */
final class IngressExchange implements Caller {
    private static final Logger LOG = Logger.getLogger(IngressExchange.class);

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context context;
    private final IngressServices services;
    private final String id = RequestIds.next();
    private final long startNanos;
    private @Nullable RequestBody requestBody;
    private @Nullable ResponseBody responseBody;
    private @Nullable Destination destination;
    private Callee callee = NoCallee.INSTANCE;
    private boolean over;

    IngressExchange(HttpServerRequest request, Context context, IngressServices services) {
        this.request = request;
        this.response = request.response();
        this.context = context;
        this.services = services;
        this.startNanos = services.timers().nanos();
    }

    void start() {
        response.closeHandler(nothing -> clientGone());
        response.exceptionHandler(failure -> clientGone());
        if (services.open().incrementAndGet() > services.maxRequests()) {
            fail(EdgeError.OVERLOADED, "too many requests in progress");
            return;
        }
        try {
            accept();
        } catch (UnreadableRequestException e) {
            fail(EdgeError.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void response(ResponseHead head) {
        context.runOnContext(nothing -> respond(head));
    }

    @Override
    public void failed(Failure failure) {
        context.runOnContext(nothing -> workerFailed(failure));
    }

    @Override
    public void chunk(byte[] bytes) {
        context.runOnContext(nothing -> write(bytes));
    }

    @Override
    public void end() {
        context.runOnContext(nothing -> endBody());
    }

    @Override
    public void abort(String reason) {
        context.runOnContext(nothing -> breakOff("the worker aborted its body: " + reason));
    }

    @Override
    public void credit(int bytes) {
        context.runOnContext(nothing -> {
            if (requestBody != null && !over) {
                requestBody.grant(bytes);
            }
        });
    }

    @Override
    public void stopReading() {
        context.runOnContext(nothing -> dropRequestBody());
    }

    private void accept() {
        RequestUrl url = RequestUrl.of(request);
        if (request.method().equals(HttpMethod.CONNECT)) {
            fail(EdgeError.NOT_IMPLEMENTED, "method CONNECT");
            return;
        }
        long length = RequestLength.of(request);
        if (length > services.maxBody()) {
            fail(EdgeError.BODY_TOO_LARGE, "body of " + length + " bytes");
        } else if (length == RequestLength.NO_BODY) {
            route(url, new Body.None());
        } else {
            RequestBody body = new RequestBody(request, context.owner(), length, services.maxBody());
            requestBody = body;
            body.gather(gathered -> route(url, gathered));
        }
    }

    private void route(RequestUrl url, Body body) {
        CompletableFuture<Destination> found = services.router().route(url.host());
        if (found.isDone()) {
            routed(url, body, found);
        } else {
            var _ = found.whenComplete((done, failure) -> context.runOnContext(nothing -> routed(url, body, found)));
        }
    }

    private void routed(RequestUrl url, Body body, CompletableFuture<Destination> found) {
        if (over) {
            return;
        }
        try {
            dispatch(found.join(), url, body);
        } catch (CompletionException e) {
            unroutable(url, e.getCause() == null ? e : e.getCause());
        } catch (UnreadableRequestException e) {
            fail(EdgeError.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private void dispatch(Destination to, RequestUrl url, Body body) {
        destination = to;
        RequestHead head = new RequestHead(
                request.method().name(),
                url.absolute(request),
                RequestHeaders.pack(request, url.authority(), id),
                body);
        callee = to.sandbox().dispatch(to.version(), to.deployment().cpuMillis(), head, this);
        if (requestBody != null && body instanceof Body.Streamed) {
            requestBody.stream(callee, () -> {
                callee.cancel();
                fail(EdgeError.BODY_TOO_LARGE, "streamed body beyond the limit");
            });
        }
    }

    private void unroutable(RequestUrl url, Throwable cause) {
        switch (cause) {
            case UnroutableException none -> fail(none.error(), url.host() + ": " + none.getMessage());
            case NoSandboxException none -> fail(EdgeError.SANDBOX_LOST, url.host() + ": " + none.getMessage());
            default -> fail(EdgeError.SANDBOX_LOST, url.host() + ": published facts cannot be read: " + cause);
        }
    }

    private void respond(ResponseHead head) {
        if (over) {
            return;
        }
        try {
            writeHead(head);
        } catch (IllegalArgumentException e) {
            callee.cancel();
            response.headers().clear();
            fail(EdgeError.SCRIPT_THREW, "the response's head is not valid: " + e.getMessage());
            return;
        }
        switch (head.body()) {
            case Body.Streamed(long length) when mayHaveBody(head.status()) -> beginBody(length);
            case Body.Streamed _ -> {
                callee.stopReading();
                finish();
            }
            case Body.Inline(byte[] bytes)
            when mayHaveBody(head.status()) -> {
                var _ = response.end(ResponseBody.wrap(bytes));
                over();
            }
            case Body.Inline _, Body.None _ -> finish();
        }
    }

    private void writeHead(ResponseHead head) {
        boolean bodiless = !mayHaveBody(head.status());
        response.setStatusCode(head.status());
        if (!head.statusText().isEmpty()) {
            response.setStatusMessage(head.statusText());
        }
        ResponseHeaders.copy(head.headers(), response.headers(), bodiless && head.status() != 204);
        if (bodiless && head.body() instanceof Body.Inline(byte[] bytes) && isHead()) {
            response.putHeader("content-length", Integer.toString(bytes.length));
        }
        response.putHeader("x-request-id", id);
    }

    private void beginBody(long length) {
        if (length >= 0) {
            response.putHeader("content-length", Long.toString(length));
        } else {
            response.setChunked(true);
        }
        responseBody = new ResponseBody(response, callee, length);
    }

    private void write(byte[] bytes) {
        ResponseBody body = responseBody;
        if (!over && body != null && !body.write(bytes)) {
            breakOff("the worker sent more than it had announced");
        }
    }

    private void endBody() {
        ResponseBody body = responseBody;
        if (over || body == null) {
            return;
        }
        if (body.isComplete()) {
            finish();
        } else {
            breakOff("the worker sent less than it had announced");
        }
    }

    private void workerFailed(Failure failure) {
        if (over) {
            return;
        }
        String text = failure.cause() + " " + failure.name() + ": " + failure.message() + " " + failure.stack();
        if (destination != null) {
            services.scriptLog()
                    .exception(
                            destination.version().workerId(),
                            id,
                            services.timers().epochMillis(),
                            failure.name() + ": " + failure.message() + "\n" + failure.stack());
        }
        if (responseBody != null) {
            breakOff(text);
        } else {
            fail(EdgeError.of(failure.cause()), text);
        }
    }

    /** Nothing was sent yet: the client gets an error page. */
    private void fail(EdgeError error, String detail) {
        if (over) {
            return;
        }
        LOG.warnf("request %s failed with %d/%d: %s", id, error.status(), error.code(), logged(detail));
        services.metrics().error(error);
        ErrorPage page = ErrorPage.of(error, String.valueOf(request.getHeader("accept")), id);
        response.setStatusCode(error.status())
                .putHeader("content-type", page.contentType())
                .putHeader("cache-control", "no-store")
                .putHeader("x-request-id", id);
        var _ = isHead() ? response.end() : response.end(page.text());
        over();
    }

    /** Part of the response was sent: all that is left is to break off, so that the client notices. */
    private void breakOff(String detail) {
        if (over) {
            return;
        }
        LOG.warnf("request %s broken off: %s", id, logged(detail));
        callee.cancel();
        over();
        if (!response.reset()) {
            var _ = request.connection().close();
        }
    }

    private void clientGone() {
        if (!over) {
            callee.cancel();
            over();
        }
    }

    private void finish() {
        var _ = response.end();
        over();
    }

    private void over() {
        over = true;
        services.open().decrementAndGet();
        services.metrics().request(services.timers().nanos() - startNanos);
        if (responseBody != null) {
            responseBody.close();
        }
        dropRequestBody();
    }

    private void dropRequestBody() {
        if (requestBody != null) {
            requestBody.drop();
        }
    }

    private boolean mayHaveBody(int status) {
        return !isHead() && status != 204 && status != 205 && status != 304;
    }

    private boolean isHead() {
        return request.method().equals(HttpMethod.HEAD);
    }

    private String logged(String detail) {
        String worker =
                destination == null ? "" : " (worker " + destination.version().workerId() + ")";
        return detail.strip() + worker;
    }
}
