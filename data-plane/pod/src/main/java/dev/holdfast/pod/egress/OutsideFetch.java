package dev.holdfast.pod.egress;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.ResponseHead;
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
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One request to a server outside, whose address is checked already. Everything happens in one context. Ends exactly
 * once: answered, failed, or because the caller went away, which resets the connection.
 *
 * <p>A server may close an idle connection in the moment in which it is used again. A request that may be repeated, and
 * whose body is at hand, is then sent once more (https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2).
 */
final class OutsideFetch implements Callee {
    private static final int LOWEST_STATUS = 200;
    private static final int HIGHEST_STATUS = 599;

    /** https://www.rfc-editor.org/rfc/rfc9110#name-idempotent-methods */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE");

    private final Context context;
    private final Clients clients;
    private final OutsideUrl url;
    private final InetAddress address;
    private final RequestHead head;
    private final CountedCaller caller;
    private final Consumer<Throwable> unreachable;
    private final List<Predicate<RequestWriter>> early = new ArrayList<>(0);
    private @Nullable RequestWriter writer;
    private @Nullable ResponseReader reader;
    private @Nullable HttpClientRequest request;
    private boolean mayRepeat;
    private int attempt;
    private boolean over;

    private OutsideFetch(
            Clients clients,
            OutsideUrl url,
            InetAddress address,
            RequestHead head,
            CountedCaller caller,
            Consumer<Throwable> unreachable) {
        this.context = clients.vertx().getOrCreateContext();
        this.clients = clients;
        this.url = url;
        this.address = address;
        this.mayRepeat = IDEMPOTENT.contains(head.method()) && !(head.body() instanceof Body.Streamed);
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
        OutsideFetch fetch = new OutsideFetch(clients, url, address, head, caller, unreachable);
        fetch.context.runOnContext(nothing -> fetch.start());
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

    private void start() {
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
        int number = ++attempt;
        opened.exceptionHandler(failure -> broken(number));
        var _ = opened.response().onSuccess(this::answered).onFailure(failure -> broken(number));
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

    /** The connection of an attempt is lost. */
    private void broken(int number) {
        if (number != attempt) {
            return;
        }
        if (mayRepeat && reader == null && !over) {
            mayRepeat = false;
            attempt++;
            request = null;
            start();
        } else {
            fail(lost());
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
