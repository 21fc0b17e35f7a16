package dev.holdfast.pod.shard;

import dev.holdfast.pod.shard.LeaseState.Acquiring;
import dev.holdfast.pod.shard.LeaseState.Free;
import dev.holdfast.pod.shard.LeaseState.Held;
import dev.holdfast.pod.shard.LeaseState.Released;
import dev.holdfast.pod.shard.LeaseStore.Granted;
import dev.holdfast.pod.shard.LeaseStore.HeldByOther;
import dev.holdfast.pod.shard.LeaseStore.Owner;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One shard's lease. INVARIANT: {@link #validEpoch} is present only while no other pod can have been given the lease,
 * as far as clocks run at the same speed; the epoch check in every commit makes even an error here harmless.
 */
final class ShardLease {
    private static final Duration RETRY = Duration.ofMillis(250);

    private final int shard;
    private final LeaseStore store;
    private final Owner owner;
    private final LeaseTimes times;
    private final Timers timers;
    private volatile LeaseState state = new Free();

    ShardLease(int shard, LeaseStore store, Owner owner, LeaseTimes times, Timers timers) {
        this.shard = shard;
        this.store = store;
        this.owner = owner;
        this.times = times;
        this.timers = timers;
    }

    /** The epoch, while the lease can be relied on. */
    OptionalLong validEpoch() {
        return state instanceof Held held && held.untilNanos() - timers.nanos() > 0
                ? OptionalLong.of(held.epoch())
                : OptionalLong.empty();
    }

    /** The epoch, as soon as the lease can be relied on; fails when that takes too long. */
    CompletableFuture<Long> acquire() {
        return acquire(timers.nanos() + times.patience().toNanos());
    }

    /** The epoch, unless somebody else holds the lease now: then it fails without waiting for that to end. */
    CompletableFuture<Long> acquireIfFree() {
        return acquire(timers.nanos());
    }

    private synchronized CompletableFuture<Long> acquire(long deadline) {
        OptionalLong valid = validEpoch();
        if (valid.isPresent()) {
            return CompletableFuture.completedFuture(valid.getAsLong());
        }
        return switch (state) {
            case Acquiring(CompletableFuture<Long> epoch, AtomicLong known) -> {
                known.accumulateAndGet(deadline, (one, other) -> other - one > 0 ? other : one);
                yield epoch;
            }
            case Released() -> CompletableFuture.failedFuture(new ShardUnavailableException(shard, "the pod stops"));
            case Free(), Held _ -> begin(deadline);
        };
    }

    /** Prolongs the lease if it is held; completes with false when it turned out to be lost. */
    CompletableFuture<Boolean> renew() {
        if (!(state instanceof Held held)) {
            return CompletableFuture.completedFuture(true);
        }
        long sent = timers.nanos();
        return store.renew(shard, owner, held.epoch(), times.duration())
                .toCompletableFuture()
                .thenApply(ours -> renewed(held.epoch(), sent, ours));
    }

    /** Gives the lease up; a later {@link #acquire} asks again. */
    CompletableFuture<Boolean> giveUp() {
        return leave(new Free());
    }

    /** Gives the lease up for good. */
    CompletableFuture<Boolean> release() {
        return leave(new Released());
    }

    private synchronized CompletableFuture<Boolean> leave(LeaseState next) {
        LeaseState before = state;
        state = next;
        return switch (before) {
            case Held(long epoch, long _) -> store.release(shard, owner, epoch).toCompletableFuture();
            case Acquiring(CompletableFuture<Long> epoch, AtomicLong _) -> {
                epoch.completeExceptionally(new ShardUnavailableException(shard, "the lease was given up"));
                yield CompletableFuture.completedFuture(true);
            }
            case Free(), Released() -> CompletableFuture.completedFuture(true);
        };
    }

    private synchronized boolean renewed(long epoch, long sentNanos, boolean ours) {
        if (!(state instanceof Held held) || held.epoch() != epoch) {
            return true;
        }
        state = ours ? new Held(epoch, sentNanos + times.duration().toNanos()) : new Free();
        return ours;
    }

    private CompletableFuture<Long> begin(long deadline) {
        Acquiring acquiring = new Acquiring(deadline);
        state = acquiring;
        attempt(acquiring);
        return acquiring.epoch();
    }

    private void attempt(Acquiring acquiring) {
        long sent = timers.nanos();
        var _ = store.acquire(shard, owner, times.duration())
                .whenComplete((answer, failure) -> answered(acquiring, sent, answer, failure));
    }

    private void answered(
            Acquiring acquiring, long sent, LeaseStore.@Nullable Answer answer, @Nullable Throwable failure) {
        if (failure != null) {
            retry(acquiring, RETRY, "Redis does not answer: " + failure.getMessage());
            return;
        }
        switch (Objects.requireNonNull(answer)) {
            case Granted(long epoch) -> granted(acquiring, sent, epoch);
            case HeldByOther(String pod, Duration remaining) ->
                retry(acquiring, remaining.compareTo(RETRY) < 0 ? remaining : RETRY, "held by " + pod);
        }
    }

    private void granted(Acquiring acquiring, long sent, long epoch) {
        synchronized (this) {
            if (!acquiring.equals(state)) {
                var _ = store.release(shard, owner, epoch);
                return;
            }
            state = new Held(epoch, sent + times.duration().toNanos());
        }
        acquiring.epoch().complete(epoch);
    }

    private void retry(Acquiring acquiring, Duration delay, String reason) {
        synchronized (this) {
            if (!acquiring.equals(state)) {
                return;
            }
            if (acquiring.deadlineNanos().get() - timers.nanos() > 0) {
                var _ = timers.after(delay, () -> attempt(acquiring));
                return;
            }
            state = new Free();
        }
        acquiring.epoch().completeExceptionally(new ShardUnavailableException(shard, reason));
    }
}
