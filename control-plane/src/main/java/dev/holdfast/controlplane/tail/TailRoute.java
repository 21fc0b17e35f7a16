package dev.holdfast.controlplane.tail;

import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Refusals;
import dev.holdfast.controlplane.config.TailsConfig;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Where tails get their sockets. Programs show no credentials here: the address has a secret (reference: wrangler-api
 * 12.1).
 */
@ApplicationScoped
public class TailRoute {
    static final String PATH = "/client/v4/tails/";
    static final String PROTOCOL = "trace-v1";

    private static final Logger LOG = Logger.getLogger(TailRoute.class);
    private static final String SECRET = "secret";
    private static final int BEFORE_REST = -5;

    private final Tails tails;
    private final TailSockets sockets;
    private final TailSubscription subscription;
    private final Refusals refusals;
    private final TailsConfig config;
    private final Clock clock;

    TailRoute(
            Tails tails,
            TailSockets sockets,
            TailSubscription subscription,
            Refusals refusals,
            TailsConfig config,
            Clock clock) {
        this.tails = tails;
        this.sockets = sockets;
        this.subscription = subscription;
        this.refusals = refusals;
        this.config = config;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.get(PATH + ":" + SECRET).order(BEFORE_REST).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        if (!isTail(context.request())) {
            refusals.answer(context, ErrorCause.BAD_REQUEST, "This is for WebSockets with the subprotocol " + PROTOCOL);
            return;
        }
        if (sockets.isLeaving()) {
            refusals.answer(context, ErrorCause.BUSY, "This control plane is about to stop; try again");
            return;
        }
        String secret = context.pathParam(SECRET);
        context.request().pause();
        var _ = context.vertx()
                .executeBlocking(() -> tails.admit(secret), false)
                .compose(tail -> open(context, tail))
                .onFailure(failure -> {
                    LOG.warnf(failure, "A tail got no socket");
                    var _ = context.request().connection().close();
                });
    }

    private Future<Void> open(RoutingContext context, Optional<TailEntity> found) {
        if (found.isEmpty()) {
            refusals.answer(context, ErrorCause.TAIL_NOT_FOUND, "There is no such tail, or no longer");
            return Future.succeededFuture();
        }
        TailEntity tail = found.get();
        Future<ServerWebSocket> upgraded =
                subscription.listen(tail.workerId).otherwiseEmpty().compose(listening -> upgrade(context.request()));
        return upgraded.onSuccess(socket -> join(tail, socket, context.request()))
                .onFailure(failure -> subscription.leave(tail.workerId))
                .mapEmpty();
    }

    private static Future<ServerWebSocket> upgrade(HttpServerRequest request) {
        Future<ServerWebSocket> upgraded = request.toWebSocket();
        request.resume();
        return upgraded;
    }

    private void join(TailEntity tail, ServerWebSocket socket, HttpServerRequest request) {
        TailSocket joined = new TailSocket(
                tail,
                TailLine.over(socket),
                config.waitingBytes().asLongValue(),
                () -> ThreadLocalRandom.current().nextDouble(),
                clock);
        socket.pongHandler(payload -> joined.heard());
        socket.handler(ignored -> joined.heard());
        socket.exceptionHandler(failure -> LOG.debugf("A tail's socket failed: %s", failure.getMessage()));
        socket.closeHandler(closed -> {
            sockets.remove(joined);
            subscription.leave(tail.workerId);
            UpgradedRequest.over(request);
        });
        sockets.add(joined);
    }

    private static boolean isTail(HttpServerRequest request) {
        String protocols = request.getHeader("Sec-WebSocket-Protocol");
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                && protocols != null
                && Arrays.stream(protocols.split(",")).map(String::strip).anyMatch(PROTOCOL::equals);
    }
}
