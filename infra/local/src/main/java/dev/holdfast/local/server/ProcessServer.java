package dev.holdfast.local.server;

import dev.holdfast.local.process.ManagedProcess;
import java.util.concurrent.CompletableFuture;

/** What all servers do alike: each is one process at one port. */
public abstract class ProcessServer implements LocalServer {
    private final int port;
    private final ManagedProcess process;
    private final Runnable afterClose;

    /** @param afterClose gives back what the server used, once its process has stopped */
    protected ProcessServer(int port, ManagedProcess process, Runnable afterClose) {
        this.port = port;
        this.process = process;
        this.afterClose = afterClose;
    }

    @Override
    public final int port() {
        return port;
    }

    @Override
    public final long pid() {
        return process.pid();
    }

    @Override
    public final boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public final CompletableFuture<Integer> ended() {
        return process.ended();
    }

    @Override
    public final void kill() {
        process.kill();
    }

    @Override
    public final void close() {
        process.close();
        afterClose.run();
    }
}
