package dev.holdfast.pod.trace;

import dev.holdfast.pod.time.Timers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ObjLongConsumer;

/**
 * Bounds what each worker does in a second, by number and by size; one takes nothing from another. Safe for several
 * threads.
 */
final class PerSecond {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final int most;
    private final long mostSize;
    private final Timers timers;
    private final ObjLongConsumer<String> dropped;
    private final AtomicReference<Map<String, Share>> shares = new AtomicReference<>(new ConcurrentHashMap<>());
    private volatile long startNanos;

    /** @param dropped told after a second of each worker that did too much in it, and of how much that was */
    PerSecond(int most, long mostSize, Timers timers, ObjLongConsumer<String> dropped) {
        this.most = most;
        this.mostSize = mostSize;
        this.timers = timers;
        this.dropped = dropped;
        this.startNanos = timers.nanos();
    }

    /** Whether it may be done. */
    boolean take(String worker, long size) {
        turn();
        return shares.get().computeIfAbsent(worker, id -> new Share()).take(size);
    }

    /** To be called now and then, so that what was dropped is told though nothing more is done. */
    void turn() {
        long now = timers.nanos();
        long start = startNanos;
        if (now - start < SECOND_NANOS) {
            return;
        }
        Map<String, Share> before;
        synchronized (this) {
            if (startNanos != start) {
                return;
            }
            startNanos = now;
            before = shares.getAndSet(new ConcurrentHashMap<>());
        }
        before.forEach((worker, share) -> {
            long many = share.dropped();
            if (many > 0) {
                dropped.accept(worker, many);
            }
        });
    }

    /** What one worker has done in this second. */
    private final class Share {
        private int count;
        private long sum;
        private long left;

        synchronized boolean take(long size) {
            if (count >= most || sum + size > mostSize) {
                left++;
                return false;
            }
            count++;
            sum += size;
            return true;
        }

        synchronized long dropped() {
            return left;
        }
    }
}
