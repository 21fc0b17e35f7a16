package dev.holdfast.controlplane.worker.version;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets only so many uploads be worked on at a time. Others wait in the order of their arrival without a database
 * connection, so that whoever works never waits for one that a waiting upload holds. Thread-safe, blocking.
 */
@ApplicationScoped
class UploadTurns {
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** @throws ApiException with a status on which wrangler tries again, if no turn comes in time */
    <T> T take(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static ApiException busy() {
        return new ApiException(ErrorCause.BUSY, "Too many uploads are being worked on; please try again");
    }
}
