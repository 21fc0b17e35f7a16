package dev.holdfast.pod.egress;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.ResponseHead;
import dev.holdfast.pod.socket.NetworkSocket;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One WebSocket to a server outside, whose address is checked already. Everything happens in one context. */
final class OutsideSocket implements Callee {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final short GOING_AWAY = 1001;
    private static final String PROTOCOL = "sec-websocket-protocol";
    private static final Set<String> OF_THE_HANDSHAKE =
            Set.of("sec-websocket-key", "sec-websocket-version", "sec-websocket-extensions", PROTOCOL);

    private final Context context;
    private final CountedCaller caller;
    private @Nullable NetworkSocket socket;
    private boolean over;

    private OutsideSocket(Context context, CountedCaller caller) {
        this.context = context;
        this.caller = caller;
    }

    /** Begins to connect; never blocks. */
    static Callee open(Clients clients, OutsideUrl url, InetAddress address, RequestHead head, CountedCaller caller) {
        Context context = clients.vertx().getOrCreateContext();
        OutsideSocket opening = new OutsideSocket(context, caller);
        context.runOnContext(nothing -> opening.start(clients, url, address, head));
        return opening;
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
            if (code == SocketClose.LOST) {
                caller.over();
            }
        });
    }

    @Override
    public void credit(int bytes) {
        context.runOnContext(nothing -> {
            if (socket != null) {
                socket.grant(bytes);
            }
        });
    }

    @Override
    public void cancel() {
        context.runOnContext(nothing -> {
            over = true;
            caller.over();
            if (socket != null) {
                socket.breakOff();
            }
        });
    }

    @Override
    public void chunk(byte[] bytes) {}

    @Override
    public void end() {}

    @Override
    public void abort(String reason) {}

    @Override
    public void stopReading() {}

    private void start(Clients clients, OutsideUrl url, InetAddress address, RequestHead head) {
        if (over) {
            return;
        }
        WebSocketConnectOptions options = new WebSocketConnectOptions();
        options.setHeaders(MultiMap.caseInsensitiveMultiMap());
        options.setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, url.port())))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.secure())
                .setURI(url.path());
        options.setAllowOriginHeader(false).setSubProtocols(protocols(head.headers()));
        try {
            OutsideHeaders.copy(head.headers(), options.getHeaders());
            OF_THE_HANDSHAKE.forEach(options.getHeaders()::remove);
        } catch (IllegalArgumentException e) {
            caller.failed(new Failure(Failure.Cause.REFUSED, "TypeError", "Invalid header value.", ""));
            return;
        }
        var _ = clients.sockets().connect(options).onSuccess(this::connected).onFailure(this::refused);
    }

    private void connected(WebSocket opened) {
        if (over) {
            var _ = opened.close(GOING_AWAY);
            return;
        }
        caller.response(
                new ResponseHead(SWITCHING_PROTOCOLS, "", OutsideHeaders.pack(opened.headers()), new Body.None()));
        socket = new NetworkSocket(opened, context, caller, caller::over);
    }

    private void refused(Throwable failure) {
        if (over) {
            return;
        }
        over = true;
        if (failure instanceof UpgradeRejectedException answer
                && (answer.getBody() == null || answer.getBody().length() <= ExchangeMessage.MAX_CHUNK)) {
            byte[] body =
                    answer.getBody() == null ? new byte[0] : answer.getBody().getBytes();
            caller.response(new ResponseHead(
                    answer.getStatus(), "", OutsideHeaders.pack(answer.getHeaders()), new Body.Inline(body)));
        } else {
            caller.failed(Failures.NETWORK_LOST);
        }
    }

    private static List<String> protocols(Headers headers) {
        return headers.all(PROTOCOL).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }
}
