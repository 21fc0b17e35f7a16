package dev.holdfast.sandbox.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage.Request;
import dev.holdfast.link.message.ExchangeMessage.Response;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.SandboxMessage.EventDone;
import dev.holdfast.link.message.SandboxMessage.LogLine;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import dev.holdfast.sandbox.Engines;
import dev.holdfast.sandbox.module.Bundle;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitUntilTest implements Surroundings {
    private static final int SECONDS_ALLOWED = 30;

    private final BlockingQueue<LinkMessage> sent = new LinkedBlockingQueue<>();
    private final ExecutorService pool =
            Executors.newSingleThreadExecutor(task -> new Thread(null, task, "isolate", 16L * 1024 * 1024));
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final MemoryGauge gauge = new MemoryGauge();
    private final Watchdog watchdog = new Watchdog(version -> {});

    @AfterEach
    void stop() {
        pool.shutdown();
        scheduler.shutdownNow();
        watchdog.close();
        gauge.close();
    }

    @Test
    void whatGoesOnForTooLongAfterTheResponseIsCancelledWithAWarning() throws Exception {
        byte[] bundle = Bundles.of("""
                export default { fetch(request, env, ctx) {
                  ctx.waitUntil(scheduler.wait(1e9));
                  return new Response('fine');
                } }
                """);
        IsolateHost host = new IsolateHost(
                new Version(1, Engines.shared(), Bundle.parse(bundle), 1000, 1000, Long.MAX_VALUE), this);
        host.strand().execute(host::start);
        Request request = new Request(2, new Target.Worker(1), "GET", "http://test/", Headers.EMPTY, new Body.None());
        host.strand().execute(() -> host.request(request));
        next(Response.class);

        for (int second = 0; second < SECONDS_ALLOWED; second++) {
            host.strand().execute(host::sweep);
        }
        assertThat(sent.poll(200, TimeUnit.MILLISECONDS)).isNull();
        host.strand().execute(host::sweep);

        assertThat(next(LogLine.class).message())
                .isEqualTo("[\"waitUntil() tasks did not complete within the allowed time after invocation end and have"
                        + " been cancelled.\"]");
        assertThat(next(EventDone.class).exchange()).isEqualTo(2);
        host.strand().execute(host::close);
    }

    @Override
    public MemoryGauge gauge() {
        return gauge;
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    private <T> T next(Class<T> type) throws InterruptedException {
        while (true) {
            LinkMessage message = sent.poll(10, TimeUnit.SECONDS);
            assertThat(message).as("a message of type " + type.getSimpleName()).isNotNull();
            if (type.isInstance(message)) {
                return type.cast(message);
            }
        }
    }

    @Override
    public void send(LinkMessage message) {
        sent.add(message);
    }

    @Override
    public void readOn() {
        // There is no link.
    }

    @Override
    public void ended(long exchange) {}

    @Override
    public Executor pool() {
        return pool;
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
    public LastResort lastResort() {
        return reason -> {
            throw new AssertionError(reason);
        };
    }
}
