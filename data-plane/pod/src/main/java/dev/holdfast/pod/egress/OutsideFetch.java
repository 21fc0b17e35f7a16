package dev.holdfast.pod.egress;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.ResponseHead;
import dev.holdfast.pod.sandbox.Failures;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One request to a server outside, whose address is checked already. Everything happens in one context. Ends exactly
 * once: answered, failed, or because the caller went away, which resets the connection.
 */
final class OutsideFetch implements Callee {
    private static final int LOWEST_STATUS = 200;
    private static final int HIGHEST_STATUS = 599;

    private final Context context;
    private final RequestHead head;
    private final CountedCaller caller;
    private final Consumer<Throwable> unreachable;
    private final List<Predicate<RequestWriter>> early = new ArrayList<>(0);
    private @Nullable RequestWriter writer;
    private @Nullable ResponseReader reader;
    private @Nullable HttpClientRequest request;
    private boolean over;

    private OutsideFetch(Context context, RequestHead head, CountedCaller caller, Consumer<Throwable> unreachable) {
        this.context = context;
        this.head = head;
        this.caller = caller;
        this.unreachable = unreachable;
    }

    /**
     * Sends the request; never blocks.
     *
     * @param unreachable told, besides the caller, when there is no connection
     */
    static Callee open(
            Clients clients,
            OutsideUrl url,
            InetAddress address,
            RequestHead head,
            CountedCaller caller,
            Consumer<Throwable> unreachable) {
        Context context = clients.vertx().getOrCreateContext();
        OutsideFetch fetch = new OutsideFetch(context, head, caller, unreachable);
        context.runOnContext(nothing -> fetch.start(clients, url, address));
        return fetch;
    }

    @Override
    public void chunk(byte[] bytes) {
        context.runOnContext(nothing -> send(sending -> sending.write(bytes)));
    }

    @Override
    public void end() {
        context.runOnContext(nothing -> send(RequestWriter::end));
    }

    @Override
    public void abort(String reason) {
        context.runOnContext(nothing -> fail(Failures.of(Cause.REFUSED, reason)));
    }

    @Override
    public void credit(int bytes) {
        context.runOnContext(nothing -> {
            if (reader != null) {
                reader.grant(bytes);
            }
        });
    }

    @Override
    public void stopReading() {
        cancel();
    }

    @Override
    public void socketFrame(boolean text, boolean last, byte[] bytes) {}

    @Override
    public void socketClose(int code, String reason) {}

    @Override
    public void cancel() {
        context.runOnContext(nothing -> {
            caller.over();
            finish();
        });
    }

    private void start(Clients clients, OutsideUrl url, InetAddress address) {
        if (over) {
            return;
        }
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, url.port())))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.secure())
                .setMethod(HttpMethod.valueOf(head.method()))
                .setURI(url.path());
        var _ = clients.http(url).request(options).onSuccess(this::connected).onFailure(failure -> {
            unreachable.accept(failure);
            fail(lost());
        });
    }

    private void connected(HttpClientRequest opened) {
        if (over) {
            opened.reset();
            return;
        }
        request = opened;
        opened.exceptionHandler(failure -> fail(lost()));
        var _ = opened.response().onSuccess(this::answered).onFailure(failure -> fail(lost()));
        try {
            OutsideHeaders.copy(head.headers(), opened.headers());
        } catch (IllegalArgumentException e) {
            fail(new Failure(Cause.REFUSED, "TypeError", "Invalid header value.", ""));
            return;
        }
        writer = new RequestWriter(opened, caller, head.body());
        List<Predicate<RequestWriter>> waiting = List.copyOf(early);
        early.clear();
        waiting.forEach(this::send);
    }

    /** Before there is a connection, what comes waits; the credit of a body's beginning bounds it. */
    private void send(Predicate<RequestWriter> step) {
        if (writer == null) {
            early.add(step);
        } else if (!over && !step.test(writer)) {
            fail(lost());
        }
    }

    private void answered(HttpClientResponse response) {
        if (over) {
            return;
        }
        int status = response.statusCode();
        if (status < LOWEST_STATUS || status > HIGHEST_STATUS) {
            fail(lost());
            return;
        }
        String statusText = response.statusMessage() == null ? "" : response.statusMessage();
        Body body = ResponseReader.bodyOf(response, head.method());
        ResponseHead answer = new ResponseHead(status, statusText, OutsideHeaders.pack(response.headers()), body);
        if (body instanceof Body.Streamed) {
            reader = new ResponseReader(response, caller, this::over, () -> fail(lost()));
            caller.response(answer);
            reader.start();
        } else {
            over = true;
            caller.response(answer);
        }
    }

    private void over() {
        over = true;
    }

    private void fail(Failure failure) {
        if (finish()) {
            caller.failed(failure);
        }
    }

    private boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        early.clear();
        if (reader != null) {
            reader.stop();
        }
        if (request != null) {
            request.reset();
        }
        return true;
    }

    private static Failure lost() {
        return Failures.NETWORK_LOST;
    }
}
