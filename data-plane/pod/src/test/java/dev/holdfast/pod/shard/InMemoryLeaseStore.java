package dev.holdfast.pod.shard;

import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Leases in memory; can be told to fail. */
public final class InMemoryLeaseStore implements LeaseStore {
    private final Map<Integer, Lease> leases = new HashMap<>();
    private final Timers timers;
    private boolean failing;

    private record Lease(@Nullable Owner owner, long epoch, long untilNanos) {}

    public InMemoryLeaseStore(Timers timers) {
        this.timers = timers;
    }

    /** Whether every try fails from now on. */
    public synchronized void setFailing(boolean nowFailing) {
        failing = nowFailing;
    }

    @Override
    public synchronized CompletionStage<Answer> acquire(int shard, Owner owner, Duration duration) {
        if (failing) {
            return CompletableFuture.failedFuture(new IllegalStateException("told to fail"));
        }
        Lease lease = leases.getOrDefault(shard, new Lease(null, 0, 0));
        long until = timers.nanos() + duration.toNanos();
        if (owner.equals(lease.owner())) {
            leases.put(shard, new Lease(owner, lease.epoch(), until));
            return CompletableFuture.completedFuture(new Granted(lease.epoch()));
        }
        Duration left = Duration.ofNanos(lease.untilNanos() - timers.nanos());
        if (lease.owner() != null && left.isPositive() && !isEarlierLife(lease.owner(), owner)) {
            return CompletableFuture.completedFuture(
                    new HeldByOther(lease.owner().pod(), left));
        }
        leases.put(shard, new Lease(owner, lease.epoch() + 1, until));
        return CompletableFuture.completedFuture(new Granted(lease.epoch() + 1));
    }

    @Override
    public synchronized CompletionStage<Boolean> renew(int shard, Owner owner, long epoch, Duration duration) {
        if (failing) {
            return CompletableFuture.failedFuture(new IllegalStateException("told to fail"));
        }
        return keep(shard, owner, epoch, new Lease(owner, epoch, timers.nanos() + duration.toNanos()));
    }

    @Override
    public synchronized CompletionStage<Boolean> release(int shard, Owner owner, long epoch) {
        return keep(shard, owner, epoch, new Lease(null, epoch, 0));
    }

    private CompletionStage<Boolean> keep(int shard, Owner owner, long epoch, Lease next) {
        Lease lease = leases.get(shard);
        boolean ours = lease != null && Objects.equals(lease.owner(), owner) && lease.epoch() == epoch;
        if (ours) {
            leases.put(shard, next);
        }
        return CompletableFuture.completedFuture(ours);
    }

    private static boolean isEarlierLife(Owner holder, Owner asking) {
        return holder.pod().equals(asking.pod()) && holder.incarnation() < asking.incarnation();
    }
}
