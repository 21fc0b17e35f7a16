package dev.holdfast.sandbox.isolate;

import dev.holdfast.sandbox.engine.Isolate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends script that holds more memory than it may while it runs. A thread of its own asks every isolate for its size
 * every few milliseconds. It may have to wait for an isolate, so it must not be the thread that ends turns.
 */
public final class MemoryGauge implements AutoCloseable {
    private static final long PERIOD_NANOS = 25_000_000;

    private final Map<Isolate, Long> limits = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    public MemoryGauge() {
        this.thread = Thread.ofPlatform().daemon().name("memory-gauge").start(this::watch);
    }

    /** Watches an isolate. */
    void watch(Isolate isolate, long limitBytes) {
        limits.put(isolate, limitBytes);
    }

    void forget(Isolate isolate) {
        limits.remove(isolate);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(PERIOD_NANOS);
            limits.forEach(Isolate::measure);
        }
    }
}
