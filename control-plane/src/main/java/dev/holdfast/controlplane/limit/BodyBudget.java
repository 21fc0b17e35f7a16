package dev.holdfast.controlplane.limit;

import dev.holdfast.controlplane.config.ApiLimitsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/**
 * How much of the heap large bodies may take together, however many requests bring them: what is read of an upload
 * takes several times its size while it is worked on. Thread-safe, never blocks.
 */
@ApplicationScoped
class BodyBudget {
    private static final int UNIT = 1024;
    private static final int SHARE_OF_HEAP = 5;

    private final Semaphore units;

    BodyBudget(ApiLimitsConfig limits) {
        long share = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
        long largest = limits.uploadBytes().asLongValue();
        units = new Semaphore(unitsOf(Math.max(
                largest,
                limits.largeBodiesBytes().map(size -> size.asLongValue()).orElse(share))));
    }

    /** Whether there was room, which is taken until it is given back. */
    boolean take(long bytes) {
        return units.tryAcquire(unitsOf(bytes));
    }

    void giveBack(long bytes) {
        units.release(unitsOf(bytes));
    }

    private static int unitsOf(long bytes) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.ceilDiv(bytes, UNIT)));
    }
}
