package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageQuery;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Bounds what one sandbox has under way in storage, so that it cannot fill the pod's memory. */
final class StorageTraffic {
    private static final int MOST_OPERATIONS = 50_000;
    private static final long MOST_BYTES = 128L << 20;

    private static final int MOST_LARGE_READS = 8;
    private static final int FEW_KEYS = 4;

    private final Turnstile largeReads = new Turnstile(MOST_LARGE_READS);
    private final AtomicInteger operations = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /** Whether one more operation is taken; if so it must be given back by {@link #ended}. */
    boolean begins(long size) {
        int count = operations.incrementAndGet();
        long sum = bytes.addAndGet(size);
        if (count <= MOST_OPERATIONS && sum <= MOST_BYTES) {
            return true;
        }
        ended(size);
        return false;
    }

    void ended(long size) {
        operations.decrementAndGet();
        bytes.addAndGet(-size);
    }

    /**
     * Reads, those whose answer may be large only when few such are under way.
     *
     * @param read is done once; {@link #ended} has to follow as {@link #begins} asks, and {@code read}'s argument has
     *     to run when the answer is there
     */
    void read(StorageQuery query, Consumer<Runnable> read) {
        if (mayBeLarge(query)) {
            largeReads.enter(() -> read.accept(largeReads::leave));
        } else {
            read.accept(() -> {});
        }
    }

    private static boolean mayBeLarge(StorageQuery query) {
        return switch (query) {
            case StorageQuery.Keys(List<String> keys) -> keys.size() > FEW_KEYS;
            case StorageQuery.Range _ -> true;
            case StorageQuery.Alarm _ -> false;
            case StorageQuery.Ahead(StorageQuery.Part part, int _) -> mayBeLarge(part);
        };
    }

    /** A sandbox keeps to the size of queries. */
    static void check(StorageQuery query) {
        boolean allowed = switch (query) {
            case StorageQuery.Keys(List<String> keys) -> keys.size() <= StorageQuery.Keys.MOST;
            case StorageQuery.Range _, StorageQuery.Alarm _ -> true;
            case StorageQuery.Ahead(StorageQuery.Part part, int maxBytes) -> {
                check(part);
                yield maxBytes >= 0 && maxBytes <= StorageQuery.Ahead.MOST_BYTES;
            }
        };
        if (!allowed) {
            throw new SandboxViolationException("asks for more of storage than one query may");
        }
    }

    /** Bytes of the values in a commit. */
    static long bytes(List<StorageChange> changes) {
        long sum = 0;
        for (StorageChange change : changes) {
            if (change instanceof StorageChange.Put put) {
                sum += put.value().length;
            }
        }
        return sum;
    }
}
