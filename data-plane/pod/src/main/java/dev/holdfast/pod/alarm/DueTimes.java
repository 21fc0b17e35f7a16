package dev.holdfast.pod.alarm;

import dev.holdfast.contract.Shards;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When the next alarm of each shard is due, as far as this pod knows: it may be later than that, or gone, but what was
 * set through this pod is never due earlier. Safe for use by several threads.
 */
public final class DueTimes {
    /** A shard whose next alarm is nearer than this is kept. */
    private static final Duration NEAR = Duration.ofSeconds(30);

    private static final long NONE = Long.MAX_VALUE;

    private final AtomicLongArray next = new AtomicLongArray(Shards.COUNT);

    public DueTimes() {
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            next.set(shard, NONE);
        }
    }

    /** An alarm was set, or may have been. */
    void add(int shard, long dueMillis) {
        next.accumulateAndGet(shard, dueMillis, Math::min);
    }

    /** The shard is about to be read: what is added from now on counts. */
    void clear(int shard) {
        next.set(shard, NONE);
    }

    boolean isDue(int shard, long nowMillis) {
        return next.get(shard) <= nowMillis;
    }

    boolean isNear(int shard, long nowMillis) {
        return next.get(shard) - NEAR.toMillis() <= nowMillis;
    }
}
