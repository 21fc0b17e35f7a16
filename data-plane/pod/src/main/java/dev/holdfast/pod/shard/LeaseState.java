package dev.holdfast.pod.shard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** States of a lease as this pod sees it. */
sealed interface LeaseState {
    /** Not ours, nobody asks for it. */
    record Free() implements LeaseState {}

    /**
     * Asked for; the future completes with the epoch.
     *
     * @param deadlineNanos when it is given up, of the monotonic clock; may be moved on
     */
    record Acquiring(CompletableFuture<Long> epoch, AtomicLong deadlineNanos) implements LeaseState {
        Acquiring(long deadlineNanos) {
            this(new CompletableFuture<>(), new AtomicLong(deadlineNanos));
        }
    }

    /**
     * Ours until a moment of the monotonic clock, counted from before the last renewal was sent; after it, perhaps
     * still ours, but not to be relied on before the next renewal succeeds.
     */
    record Held(long epoch, long untilNanos) implements LeaseState {}

    /** The pod stops; the lease is not taken again. */
    record Released() implements LeaseState {}
}
