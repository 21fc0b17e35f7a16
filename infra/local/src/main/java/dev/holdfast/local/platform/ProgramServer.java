package dev.holdfast.local.platform;

import dev.holdfast.local.process.Command;
import dev.holdfast.local.process.ManagedProcess;
import dev.holdfast.local.process.Readiness;
import dev.holdfast.local.server.LocalServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One of Holdfast's own programs as a running server. */
final class ProgramServer implements LocalServer {
    private static final Duration START = Duration.ofMinutes(2);

    private final int port;
    private final ManagedProcess process;

    private ProgramServer(int port, ManagedProcess process) {
        this.port = port;
        this.process = process;
    }

    static ProgramServer start(int port, Command command, Readiness readiness) {
        ManagedProcess process = ManagedProcess.start(command);
        process.awaitReady(readiness, START);
        return new ProgramServer(port, process);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public CompletableFuture<Integer> ended() {
        return process.ended();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
