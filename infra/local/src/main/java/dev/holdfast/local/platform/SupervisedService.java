package dev.holdfast.local.platform;

import dev.holdfast.local.process.StartFailedException;
import dev.holdfast.local.server.LocalServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one service running: starts it, and again whenever it ends, with growing pauses. Its first start may fail,
 * which is told to whoever waits for {@link #ready()}; later ones are tried for ever.
 */
final class SupervisedService {
    private final Service service;
    private final PidFile pidFile;
    private final Progress progress;
    private final CompletableFuture<LocalServer> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> stop = new CompletableFuture<>();

    SupervisedService(Service service, PidFile pidFile, Progress progress) {
        this.service = service;
        this.pidFile = pidFile;
        this.progress = progress;
    }

    ServiceName name() {
        return service.name();
    }

    /** Completes when the first start succeeded or failed. */
    CompletableFuture<LocalServer> ready() {
        return ready;
    }

    /** Runs until {@link #stop()}; the caller's thread is used up. */
    void run() {
        Backoff backoff = new Backoff();
        while (!stop.isDone()) {
            Instant begin = Instant.now();
            serve(begin);
            if (ready.isCompletedExceptionally()) {
                return;
            }
            pause(backoff.afterRunOf(Duration.between(begin, Instant.now())));
        }
    }

    private void serve(Instant begin) {
        LocalServer server;
        try {
            server = service.starter().get();
        } catch (RuntimeException e) {
            failed(e);
            return;
        }
        progress.line(String.format(
                Locale.ROOT,
                "%-14s %s after %.1f s (process %d)",
                name().label(),
                ready.isDone() ? "is back" : "ready",
                Duration.between(begin, Instant.now()).toMillis() / 1000.0,
                server.pid()));
        ready.complete(server);
        CompletableFuture.anyOf(server.ended(), stop).join();
        if (stop.isDone()) {
            server.close();
            pidFile.delete();
        } else {
            progress.line(
                    name().label() + " ended with exit code " + server.ended().join() + "; starting it again");
            server.close();
        }
    }

    /** Says that it was never started. */
    void giveUp(String reason) {
        ready.completeExceptionally(new StartFailedException(name().label() + " was not started: " + reason));
    }

    private void failed(RuntimeException e) {
        if (stop.isDone()) {
            ready.completeExceptionally(e);
        } else if (!ready.completeExceptionally(e)) {
            progress.line(name().label() + " did not start: " + e.getMessage());
        }
    }

    private void pause(Duration time) {
        CompletableFuture<Void> over =
                new CompletableFuture<Void>().completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture.anyOf(over, stop).join();
    }

    void stop() {
        stop.complete(null);
    }
}
