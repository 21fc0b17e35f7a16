package dev.holdfast.pod;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** A server outside of the platform, on loopback. */
final class Origin implements AutoCloseable {
    private final HttpServer server;
    private final String host;
    private final boolean secure;
    private final AtomicInteger broken = new AtomicInteger();
    private final Set<HttpConnection> used = ConcurrentHashMap.newKeySet();

    Origin(Vertx vertx) {
        this(vertx, new HttpServerOptions().setHost("127.0.0.1"));
    }

    /** @param options with the host's name in URLs */
    Origin(Vertx vertx, HttpServerOptions options) {
        host = options.getHost();
        secure = options.isSsl();
        server = vertx.createHttpServer(options)
                .requestHandler(this::answer)
                .webSocketHandler(
                        socket -> socket.textMessageHandler(text -> socket.writeTextMessage("origin heard " + text)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String url(String path) {
        return (secure ? "https://" : "http://") + host + ":" + server.actualPort() + path;
    }

    String socketUrl() {
        return url("/").replaceFirst("http", "ws");
    }

    /** How many requests broke off before they were answered. */
    int broken() {
        return broken.get();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.exceptionHandler(failure -> {});
        switch (request.path()) {
            case "/echo" ->
                request.body()
                        .onSuccess(body -> response.putHeader(
                                        "x-method", request.method().name())
                                .putHeader("x-sent", String.valueOf(request.getHeader("x-sent")))
                                .putHeader("x-length", String.valueOf(request.getHeader("content-length")))
                                .end(body));
            case "/redirect" ->
                response.setStatusCode(302).putHeader("location", "/hello").end();
            case "/loop" ->
                response.setStatusCode(302).putHeader("location", "/loop").end();
            case "/inside" ->
                response.setStatusCode(302)
                        .putHeader("location", "http://169.254.169.254/")
                        .end();
            case "/gzip" ->
                response.putHeader("content-encoding", "gzip").end(Buffer.buffer(gzip("a".repeat(100_000))));
            case "/never" -> response.closeHandler(nothing -> broken.incrementAndGet());
            case "/stale" -> {
                // As a server that gives an idle connection up in the moment in which it is used again.
                if (used.add(request.connection())) {
                    response.end("first");
                } else {
                    request.connection().close();
                }
            }
            case "/cut" -> {
                response.putHeader("content-length", "100");
                response.write("only this")
                        .onComplete(done -> request.connection().close());
            }
            default ->
                response.putHeader("x-host", request.authority().toString())
                        .putHeader("x-version", request.version().alpnName())
                        .end("hello from outside");
        }
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
