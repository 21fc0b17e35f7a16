package dev.holdfast.local.platform;

import dev.holdfast.local.server.LocalServer;
import java.util.concurrent.CompletableFuture;

/** A server that tells when it has been closed. */
record Announced(LocalServer server, Runnable closed) implements LocalServer {
    @Override
    public int port() {
        return server.port();
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public boolean isAlive() {
        return server.isAlive();
    }

    @Override
    public CompletableFuture<Integer> ended() {
        return server.ended();
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void close() {
        server.close();
        closed.run();
    }
}
