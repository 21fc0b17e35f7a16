package dev.holdfast.local.server;

import java.util.concurrent.CompletableFuture;

/**
 * A server process bound to 127.0.0.1. It is ready for use from the moment its {@code start} returns.
 *
 * <p>Safe for use by several threads.
 */
public interface LocalServer extends AutoCloseable {
    int port();

    long pid();

    boolean isAlive();

    /** Completes, with the exit code, when the process has ended for whatever reason. */
    CompletableFuture<Integer> ended();

    /** Ends the process at once, as a crash would (SIGKILL). A temporary data directory stays for a new start. */
    void kill();

    /** Stops the process in an orderly way and deletes a temporary data directory. */
    @Override
    void close();
}
