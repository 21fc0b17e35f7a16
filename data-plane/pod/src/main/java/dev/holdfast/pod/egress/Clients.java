package dev.holdfast.pod.egress;

import dev.holdfast.pod.config.EgressConfig;
import dev.holdfast.pod.socket.NetworkSocket;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP clients of one account: plain ones speak HTTP/1.1; secure ones HTTP/2 where the server does. They connect to
 * the address that they are given and never resolve a name.
 */
final class Clients {
    private final Vertx vertx;
    private final HttpClient plain;
    private final HttpClient secure;
    private final WebSocketClient sockets;

    Clients(Vertx vertx, EgressConfig config, TrustOptions trust) {
        this.vertx = vertx;
        PoolOptions pool = new PoolOptions()
                .setHttp1MaxSize(config.maxConnectionsPerOrigin())
                .setHttp2MaxSize(1)
                .setMaxWaitQueueSize(config.maxOpenPerAccount());
        plain = vertx.createHttpClient(options(config).setProtocolVersion(HttpVersion.HTTP_1_1), pool);
        secure = vertx.createHttpClient(
                options(config)
                        .setSsl(true)
                        .setTrustOptions(trust)
                        .setUseAlpn(true)
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setInitialSettings(new Http2Settings()
                                .setMaxHeaderListSize(config.maxHeaders().asLongValue())),
                pool);
        sockets = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setTrustOptions(trust)
                .setConnectTimeout(millis(config.connectTimeout()))
                .setMaxFrameSize(NetworkSocket.MAX_MESSAGE)
                .setMaxMessageSize(NetworkSocket.MAX_MESSAGE)
                .setMaxConnections(config.maxOpenPerAccount())
                .setTryUsePerFrameCompression(false)
                .setTryUsePerMessageCompression(false));
    }

    Vertx vertx() {
        return vertx;
    }

    HttpClient http(OutsideUrl url) {
        return url.secure() ? secure : plain;
    }

    WebSocketClient sockets() {
        return sockets;
    }

    void close() {
        var _ = plain.close();
        var _ = secure.close();
        var _ = sockets.close();
    }

    private static HttpClientOptions options(EgressConfig config) {
        return new HttpClientOptions()
                .setConnectTimeout(millis(config.connectTimeout()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(millis(config.idleTimeout()))
                .setMaxHeaderSize(Math.toIntExact(config.maxHeaders().asLongValue()))
                .setDecompressionSupported(false)
                .setTcpNoDelay(true);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
