package dev.holdfast.pod.shard;

import dev.holdfast.contract.Shards;
import dev.holdfast.pod.shard.LeaseStore.Owner;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** The leases of all shards. A lease is taken at first use, kept while objects of the shard are here, then given up. */
public final class ShardTable {
    private static final Logger LOG = Logger.getLogger(ShardTable.class);

    private final ShardLease[] leases;
    private final Timers timers;
    private final LeaseTimes times;

    public ShardTable(LeaseStore store, Owner owner, LeaseTimes times, Timers timers) {
        this.timers = timers;
        this.times = times;
        leases = IntStream.range(0, Shards.COUNT)
                .mapToObj(shard -> new ShardLease(shard, store, owner, times, timers))
                .toArray(ShardLease[]::new);
    }

    /** The shard's epoch, while its lease can be relied on. */
    public OptionalLong validEpoch(int shard) {
        return leases[shard].validEpoch();
    }

    /** Number of leases that can be relied on. */
    public int held() {
        return (int) Arrays.stream(leases)
                .filter(lease -> lease.validEpoch().isPresent())
                .count();
    }

    /** The shard's epoch, as soon as its lease can be relied on; fails with {@link ShardUnavailableException}. */
    public CompletableFuture<Long> acquire(int shard) {
        return leases[shard].acquire();
    }

    /** As {@link #acquire}, but fails at once when somebody else holds the lease. */
    public CompletableFuture<Long> acquireIfFree(int shard) {
        return leases[shard].acquireIfFree();
    }

    /**
     * Begins to renew what is held.
     *
     * @param inUse whether objects of a shard are here
     * @param lost told of each shard that turned out to belong to somebody else
     */
    public Timers.Cancellable keep(IntPredicate inUse, IntConsumer lost) {
        return timers.every(times.renewal(), () -> renewAll(inUse, lost));
    }

    /** Gives up everything for good; waits for the answers, but not long. */
    public void releaseAll(Duration atMost) {
        CompletableFuture<?>[] releases = IntStream.range(0, leases.length)
                .mapToObj(shard -> leases[shard].release())
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(releases)
                .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    LOG.warnf("some leases were not released and will run out: %s", failure.getMessage());
                    return null;
                })
                .join();
    }

    private void renewAll(IntPredicate inUse, IntConsumer lost) {
        for (int shard = 0; shard < leases.length; shard++) {
            ShardLease lease = leases[shard];
            if (inUse.test(shard)) {
                renew(shard, lease, lost);
            } else if (lease.validEpoch().isPresent()) {
                var _ = lease.giveUp();
            }
        }
    }

    private static void renew(int shard, ShardLease lease, IntConsumer lost) {
        var _ = lease.renew().whenComplete((ours, failure) -> {
            if (failure != null) {
                LOG.debugf("lease of shard %d not renewed: %s", shard, failure.getMessage());
            } else if (!ours) {
                LOG.warnf("the lease of shard %d was lost", shard);
                lost.accept(shard);
            }
        });
    }
}
