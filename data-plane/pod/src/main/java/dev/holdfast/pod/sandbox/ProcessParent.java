package dev.holdfast.pod.sandbox;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes that end with the pod. Linux ties such a process to the thread that started it, not to that thread's
 * process, so one thread that never ends starts them all: the carrier of a virtual thread would end after half a minute
 * without work. {@code prctl(2)}, PR_SET_PDEATHSIG.
 */
final class ProcessParent {
    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sandbox-parent").factory());

    private ProcessParent() {}

    /** Blocks until the process is started. */
    static Process start(ProcessBuilder builder) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        THREAD.execute(() -> {
            try {
                started.complete(builder.start());
            } catch (IOException | RuntimeException e) {
                started.completeExceptionally(e);
            }
        });
        try {
            return started.join();
        } catch (CompletionException e) {
            throw new IOException("the process does not start", e.getCause());
        }
    }
}
