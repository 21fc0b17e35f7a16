package dev.holdfast.sandbox.serve;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.SandboxMessage.LongTurn;
import dev.holdfast.link.message.SandboxMessage.Stuck;
import dev.holdfast.sandbox.isolate.LastResort;
import dev.holdfast.sandbox.isolate.MemoryGauge;
import dev.holdfast.sandbox.isolate.Surroundings;
import dev.holdfast.sandbox.isolate.Watchdog;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/** The threads of a sandbox, and its way out. */
final class Shared implements Surroundings, Watchdog.Listener, AutoCloseable {
    private static final int MOST_THREADS = 32;
    private static final Duration READ_AFTER = Duration.ofMillis(2);
    private static final long STACK_BYTES = 16L * 1024 * 1024;
    private static final long PATIENCE_MILLIS = 1000;

    private final Link link;
    private final LongConsumer ended;
    private final Hands hands;
    private final ScheduledThreadPoolExecutor scheduler;
    private final LastResort lastResort;
    private final Watchdog watchdog;
    private final MemoryGauge gauge = new MemoryGauge();

    Shared(Link link, LongConsumer ended, LastResort lastResort) {
        this.link = link;
        this.ended = ended;
        this.lastResort = lastResort;
        this.watchdog = new Watchdog(this);
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MOST_THREADS, MOST_THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), isolateThreads());
        threads.allowCoreThreadTimeOut(true);
        this.hands = new Hands(threads);
        this.scheduler = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("timers").factory());
        scheduler.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void send(LinkMessage message) {
        link.enqueue(message);
    }

    @Override
    public void flush() {
        link.flush();
    }

    @Override
    public void readOn() {
        link.relieve(Duration.ZERO);
    }

    @Override
    public void ended(long exchange) {
        ended.accept(exchange);
    }

    @Override
    public Executor pool() {
        return hands;
    }

    Hands hands() {
        return hands;
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
        return lastResort;
    }

    /** Stops timers and the watchdog; the pool's threads end by themselves. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        watchdog.close();
        gauge.close();
    }

    /** The pod ends the process when it hears that; should it not, the process ends itself. */
    @Override
    public void cannotBeStopped(int version) {
        link.send(new Stuck(version));
        var _ = scheduler.schedule(
                () -> lastResort.giveUp("script of version " + version + " cannot be stopped"),
                PATIENCE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** The pod may let others go first. */
    @Override
    public void goesOn(int version) {
        link.send(new LongTurn(version));
    }

    /** What a long turn must not hold up: reading, and messages that were sent early in it. */
    @Override
    public void ticked() {
        link.relieve(READ_AFTER);
        link.flush();
    }

    private static ThreadFactory isolateThreads() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(null, task, "isolate-" + count.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        };
    }
}
