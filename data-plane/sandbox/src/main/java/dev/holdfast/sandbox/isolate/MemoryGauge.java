package dev.holdfast.sandbox.isolate;

import dev.holdfast.sandbox.engine.Isolate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends script that holds more memory than it may while it runs. A thread of its own looks at the running turns every
 * few milliseconds, and has the size asked for of isolates whose turn goes on for longer than that; shorter turns are
 * measured between them. Asking may have to wait behind the next turn, so it is left to other threads: one that waits
 * does not keep the next from interrupting that turn.
 */
public final class MemoryGauge implements AutoCloseable {
    private static final long PERIOD_NANOS = 25_000_000;

    private final Map<Isolate, Watched> watched = new ConcurrentHashMap<>();
    private final ExecutorService asking = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("memory-asking-", 0).factory());
    private final Thread thread;
    private volatile boolean closed;

    private record Watched(long limitBytes, Watchdog.Meter meter) {}

    public MemoryGauge() {
        this.thread = Thread.ofPlatform().daemon().name("memory-gauge").start(this::watch);
    }

    /**
     * Watches an isolate.
     *
     * @param meter of its turns
     */
    void watch(Isolate isolate, long limitBytes, Watchdog.Meter meter) {
        watched.put(isolate, new Watched(limitBytes, meter));
    }

    void forget(Isolate isolate) {
        watched.remove(isolate);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(PERIOD_NANOS);
            watched.forEach((isolate, how) -> {
                if (how.meter().isRunningFor(PERIOD_NANOS)) {
                    asking.execute(() -> isolate.measure(how.limitBytes()));
                }
            });
        }
        asking.shutdown();
    }
}
