package dev.holdfast.sandbox.validate;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.SandboxMessage.VersionFailed;
import dev.holdfast.link.message.SandboxMessage.VersionStarted;
import dev.holdfast.sandbox.engine.V8Engine;
import dev.holdfast.sandbox.isolate.IsolateHost;
import dev.holdfast.sandbox.isolate.LastResort;
import dev.holdfast.sandbox.isolate.MemoryGauge;
import dev.holdfast.sandbox.isolate.Surroundings;
import dev.holdfast.sandbox.isolate.Version;
import dev.holdfast.sandbox.isolate.Watchdog;
import dev.holdfast.sandbox.module.Bundle;
import dev.holdfast.sandbox.module.InvalidBundleException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts one version in an isolate of its own. For one validation; leaves threads behind that end with the process. */
public final class Validator implements Surroundings {
    private static final long STACK_BYTES = 16L * 1024 * 1024;

    private final CompletableFuture<LinkMessage> report = new CompletableFuture<>();
    private final Watchdog watchdog = new Watchdog(version -> giveUp("script goes on though it was told to end"));
    private final MemoryGauge gauge = new MemoryGauge();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("timers").factory());

    /**
     * Starts the bundle's modules.
     *
     * @param cpuMillis most CPU time
     * @param wall most time by the clock
     * @return one line of JSON
     */
    public String validate(V8Engine engine, byte[] json, int cpuMillis, Duration wall) throws InterruptedException {
        try {
            Version version = new Version(1, engine, Bundle.parse(json), cpuMillis, cpuMillis, Long.MAX_VALUE);
            IsolateHost host = new IsolateHost(version, this);
            host.strand().execute(host::start);
            return Validation.line(report.get(wall.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InvalidBundleException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            return failed("Script startup timed out.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String failed(String message) {
        return Validation.failed(new Failure(Failure.Cause.STARTUP_FAILED, "Error", message, ""));
    }

    @Override
    public void send(LinkMessage message) {
        if (message instanceof VersionStarted || message instanceof VersionFailed) {
            report.complete(message);
        }
    }

    /** What matters is noticed as it is sent. */
    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void readOn() {
        // There is no link.
    }

    @Override
    public void ended(long exchange) {}

    @Override
    public Executor pool() {
        return task -> {
            Thread thread = new Thread(null, task, "isolate", STACK_BYTES);
            thread.setDaemon(true);
            thread.start();
        };
    }

    @Override
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    @Override
    public Watchdog watchdog() {
        return watchdog;
    }

    @Override
    public MemoryGauge gauge() {
        return gauge;
    }

    @Override
    public LastResort lastResort() {
        return this::giveUp;
    }

    private void giveUp(String reason) {
        String message = "Script startup was given up: " + reason;
        report.complete(new VersionFailed(1, new Failure(Failure.Cause.STARTUP_FAILED, "Error", message, "")));
    }
}
