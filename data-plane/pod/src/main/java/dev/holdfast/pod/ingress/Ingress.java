package dev.holdfast.pod.ingress;

import dev.holdfast.pod.config.TenantsConfig;
import dev.holdfast.pod.metrics.PodMetrics;
import dev.holdfast.pod.rollup.Rollups;
import dev.holdfast.pod.socket.NetworkSocket;
import dev.holdfast.pod.time.Timers;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/**
 * The tenants' port: HTTP/1.1 and HTTP/2 without TLS, on several event loops that share the port. On a stop, requests
 * in progress are finished first.
 */
public final class Ingress {
    private static final Logger LOG = Logger.getLogger(Ingress.class);
    /** What Vert.x takes for "a free port, the same for all instances". */
    private static final int ANY_PORT_SHARED = -1;

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Vertx vertx;
    private final TenantsConfig config;
    private final IngressServices services;
    private final int eventLoops;
    private volatile int port;
    private volatile String deployment = "";

    public Ingress(
            Vertx vertx,
            TenantsConfig config,
            Router router,
            Rollups rollups,
            PodMetrics metrics,
            Timers timers,
            int eventLoops) {
        this.vertx = vertx;
        this.config = config;
        this.eventLoops = eventLoops;
        this.port = config.port();
        this.services = new IngressServices(
                router,
                new Refusals(router, rollups),
                metrics,
                timers,
                new AtomicInteger(),
                new AtomicInteger(),
                config.maxRequests(),
                config.maxSockets(),
                config.maxBody().asLongValue());
    }

    /** Begins to listen; blocks until the port is open. */
    public void start() {
        deployment = await(vertx.deployVerticle(Listener::new, new DeploymentOptions().setInstances(eventLoops))
                .toCompletionStage());
        LOG.infof("tenants are served at %s:%d", config.host(), port);
    }

    /** The port that is listened on. */
    public int port() {
        return port;
    }

    /** Number of requests in progress. */
    public int open() {
        return services.open().get();
    }

    /** Number of clients' WebSockets. */
    public int sockets() {
        return services.sockets().get();
    }

    /**
     * Waits until no request is in progress and no WebSocket open, but not longer than this; then stops to listen.
     * Blocks.
     *
     * @param others number of other things that have to end as well
     */
    public void stop(Duration drain, IntSupplier others) {
        long deadline = services.timers().nanos() + drain.toNanos();
        try {
            while (open() + sockets() + others.getAsInt() > 0
                    && deadline - services.timers().nanos() > 0) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!deployment.isEmpty()) {
            await(vertx.undeploy(deployment).toCompletionStage());
        }
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private HttpServerOptions options() {
        long headers = config.maxHeaders().asLongValue();
        return new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port() == 0 ? ANY_PORT_SHARED : config.port())
                .setTcpNoDelay(true)
                .setHandle100ContinueAutomatically(true)
                .setMaxInitialLineLength(Math.toIntExact(config.maxUrl().asLongValue()))
                .setMaxHeaderSize(Math.toIntExact(headers))
                .setMaxWebSocketFrameSize(NetworkSocket.MAX_MESSAGE)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setInitialSettings(
                        new Http2Settings().setMaxConcurrentStreams(250).setMaxHeaderListSize(headers));
    }

    private final class Listener extends AbstractVerticle {
        @Override
        public void start(Promise<Void> started) {
            HttpServer server = vertx.createHttpServer(options())
                    .requestHandler(request -> new IngressExchange(request, context, services).start())
                    .invalidRequestHandler(new InvalidRequestHandler(services.metrics()));
            var _ = server.listen()
                    .onSuccess(listening -> port = listening.actualPort())
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
