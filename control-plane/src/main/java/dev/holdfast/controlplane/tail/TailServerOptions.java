package dev.holdfast.controlplane.tail;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What the HTTP server must do for wrangler: take frames that are not masked, and name the subprotocol (reference:
 * wrangler-api 12.1). Nothing is compressed, which would take memory for each socket.
 */
@ApplicationScoped
public class TailServerOptions implements HttpServerOptionsCustomizer {
    private static final int MOST_FROM_CLIENTS = 64 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setAcceptUnmaskedFrames(true)
                .setWebSocketSubProtocols(List.of(TailRoute.PROTOCOL))
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxWebSocketMessageSize(MOST_FROM_CLIENTS);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
