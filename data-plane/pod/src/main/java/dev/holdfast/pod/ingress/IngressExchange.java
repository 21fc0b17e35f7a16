package dev.holdfast.pod.ingress;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.error.EdgeError;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.ResponseHead;
import dev.holdfast.pod.invocation.Origin;
import dev.holdfast.pod.invocation.RequestIds;
import dev.holdfast.pod.sandbox.NoSandboxException;
import dev.holdfast.pod.worker.Destination;
import dev.holdfast.pod.worker.UnroutableException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
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

    private static final int MAX_LOGGED = 8192;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final HttpServerRequest request;
    private final ClientResponse response;
    private final Context context;
    private final IngressServices services;
    private final String id = RequestIds.next();
    private final long startNanos;
    private @Nullable RequestBody requestBody;
    private @Nullable Destination destination;
    private @Nullable ClientSocket socket;
    private Callee callee = NoCallee.INSTANCE;
    private boolean held;
    private boolean over;

    IngressExchange(HttpServerRequest request, Context context, IngressServices services) {
        this.request = request;
        this.response = new ClientResponse(request, id);
        this.context = context;
        this.services = services;
        this.startNanos = services.timers().nanos();
    }

    void start() {
        request.response().closeHandler(nothing -> clientGone()).exceptionHandler(failure -> clientGone());
        if (services.open().incrementAndGet() > services.maxRequests()) {
            refuse(EdgeError.OVERLOADED, "too many requests in progress");
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
            if (socket != null) {
                socket.grant(bytes);
            } else if (requestBody != null && !over) {
                requestBody.grant(bytes);
            }
        });
    }

    @Override
    public void stopReading() {
        context.runOnContext(nothing -> dropRequestBody());
    }

    @Override
    public void socketFrame(boolean text, boolean last, byte[] bytes) {
        context.runOnContext(nothing -> {
            if (socket != null) {
                socket.frame(text, last, bytes);
            }
        });
    }

    @Override
    public void socketClose(int code, String reason) {
        context.runOnContext(nothing -> {
            if (socket != null) {
                socket.close(code, reason);
            }
        });
    }

    private void accept() {
        RequestUrl url = RequestUrl.of(request);
        if (request.method().equals(HttpMethod.CONNECT)) {
            fail(EdgeError.NOT_IMPLEMENTED, "method CONNECT");
            return;
        }
        long length = RequestLength.of(request);
        if (length > services.maxBody()) {
            refuse(EdgeError.BODY_TOO_LARGE, "body of " + length + " bytes");
        } else if (length == RequestLength.NO_BODY) {
            if (request.headers().contains("upgrade")) {
                held = true;
                request.pause();
            }
            route(url, new Body.None());
        } else {
            RequestBody body = new RequestBody(request, context.owner(), length, services.maxBody());
            requestBody = body;
            body.gather(gathered -> route(url, gathered));
        }
    }

    private void route(RequestUrl url, Body body) {
        CompletableFuture<Destination> found = services.router().route(url, request::getHeader);
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
                body,
                Origin.client(id));
        callee = to.answer(head, this);
        if (requestBody != null && body instanceof Body.Streamed) {
            requestBody.stream(callee, () -> {
                callee.cancel();
                fail(EdgeError.BODY_TOO_LARGE, "streamed body beyond the limit");
            });
        }
    }

    private void unroutable(RequestUrl url, Throwable cause) {
        switch (cause) {
            case UnroutableException none -> refuse(none.error(), url.host() + ": " + none.getMessage());
            case NoSandboxException none -> refuse(EdgeError.SANDBOX_LOST, url.host() + ": " + none.getMessage());
            default -> refuse(EdgeError.SANDBOX_LOST, url.host() + ": published facts cannot be read: " + cause);
        }
    }

    private void respond(ResponseHead head) {
        if (over) {
            return;
        }
        if (head.status() == SWITCHING_PROTOCOLS) {
            upgrade(head);
            return;
        }
        try {
            if (response.send(head, callee)) {
                over();
            }
        } catch (IllegalArgumentException e) {
            callee.cancel();
            fail(EdgeError.SCRIPT_THREW, "the response's head is not valid: " + e.getMessage());
        }
    }

    private void upgrade(ResponseHead head) {
        if (services.sockets().get() >= services.maxSockets()) {
            callee.cancel();
            fail(EdgeError.OVERLOADED, "too many WebSockets");
            return;
        }
        services.open().decrementAndGet();
        services.sockets().incrementAndGet();
        ClientSocket upgraded = new ClientSocket(request, context, callee);
        socket = upgraded;
        var _ = upgraded.open(head.headers(), this::over).onFailure(refused -> {
            LOG.warnf("request %s: no WebSocket: %s", id, logged(String.valueOf(refused.getMessage())));
            callee.cancel();
            over();
        });
    }

    private void write(byte[] bytes) {
        if (!over && !response.write(bytes)) {
            breakOff("the worker sent more than it had announced");
        }
    }

    private void endBody() {
        if (over) {
            return;
        }
        if (response.complete()) {
            over();
        } else {
            breakOff("the worker sent less than it had announced");
        }
    }

    private void workerFailed(Failure failure) {
        if (over) {
            return;
        }
        String text = failure.cause() + " " + failure.name() + ": " + failure.message() + " " + failure.stack();
        if (response.hasBegun() || socket != null) {
            breakOff(text);
        } else {
            fail(EdgeError.of(failure.cause()), text);
        }
    }

    /** Nothing of the Worker will run. */
    private void refuse(EdgeError error, String detail) {
        services.refusals().count(request);
        fail(error, detail);
    }

    /** Nothing was sent yet: the client gets an error page. */
    private void fail(EdgeError error, String detail) {
        if (over) {
            return;
        }
        LOG.warnf("request %s failed with %d/%d: %s", id, error.status(), error.code(), logged(detail));
        services.metrics().error(error);
        response.send(error);
        over();
    }

    /** Part of the response was sent: all that is left is to break off, so that the client notices. */
    private void breakOff(String detail) {
        if (over) {
            return;
        }
        LOG.warnf("request %s broken off: %s", id, logged(detail));
        callee.cancel();
        if (socket != null) {
            socket.breakOff();
            return;
        }
        over();
        response.breakOff();
    }

    private void clientGone() {
        if (!over && socket == null) {
            callee.cancel();
            over();
        }
    }

    private void over() {
        if (over) {
            return;
        }
        over = true;
        (socket == null ? services.open() : services.sockets()).decrementAndGet();
        services.metrics().request(services.timers().nanos() - startNanos);
        response.close();
        if (held && socket == null) {
            request.resume();
        }
        dropRequestBody();
    }

    private void dropRequestBody() {
        if (requestBody != null) {
            requestBody.drop();
        }
    }

    /** Script chooses much of this text: it must not look like lines of ours, nor be endless. */
    private String logged(String detail) {
        String worker =
                destination == null ? "" : " (worker " + destination.version().workerId() + ")";
        String bounded = detail.length() > MAX_LOGGED ? detail.substring(0, MAX_LOGGED) : detail;
        return bounded.strip().replace("\r", "").replace("\n", "\n    | ") + worker;
    }
}
