package dev.holdfast.pod.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.pod.shard.LeaseStore.Owner;
import dev.holdfast.pod.time.ManualTimers;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ShardLeaseTest {
    private static final LeaseTimes TIMES =
            new LeaseTimes(Duration.ofSeconds(15), Duration.ofSeconds(4), Duration.ofSeconds(30));

    private final ManualTimers timers = new ManualTimers();
    private final InMemoryLeaseStore store = new InMemoryLeaseStore(timers);
    private final ShardLease lease = lease("pod-1");

    @Test
    void aLeaseIsTakenAtFirstUseAndReliedOnUntilItRunsOut() {
        assertThat(lease.validEpoch()).isEmpty();
        assertThat(lease.acquire().join()).isEqualTo(1);
        assertThat(lease.validEpoch()).hasValue(1);
        timers.advance(Duration.ofSeconds(15));
        assertThat(lease.validEpoch()).isEmpty();
    }

    @Test
    void renewalCountsFromBeforeItWasSent() {
        lease.acquire().join();
        timers.advance(Duration.ofSeconds(10));
        assertThat(lease.renew().join()).isTrue();
        timers.advance(Duration.ofSeconds(14));
        assertThat(lease.validEpoch()).hasValue(1);
        timers.advance(Duration.ofSeconds(1));
        assertThat(lease.validEpoch()).isEmpty();
    }

    @Test
    void aLapsedLeaseThatNobodyTookIsOursAgainUnderTheSameEpoch() {
        lease.acquire().join();
        store.setFailing(true);
        timers.advance(Duration.ofSeconds(20));
        CompletableFuture<Long> again = lease.acquire();
        assertThat(again).isNotDone();
        store.setFailing(false);
        timers.advance(Duration.ofSeconds(1));
        assertThat(again.join()).isEqualTo(1);
    }

    @Test
    void aLeaseThatAnotherPodTookIsNoticedAtTheNextRenewal() {
        lease.acquire().join();
        timers.advance(Duration.ofSeconds(20));
        assertThat(lease("pod-2").acquire().join()).isEqualTo(2);
        assertThat(lease.renew().join()).isFalse();
        assertThat(lease.validEpoch()).isEmpty();
    }

    @Test
    void acquiringIfFreeDoesNotWaitForAnothersLease() {
        ShardLease other = lease("pod-2");
        var _ = other.acquire().join();
        assertThat(lease.acquireIfFree()).isCompletedExceptionally();
        other.release().join();
        assertThat(lease.acquireIfFree().join()).isEqualTo(2);
    }

    @Test
    void whoWaitsIsNotFailedByWhoDoesNot() {
        store.setFailing(true);
        CompletableFuture<Long> waiting = lease.acquire();
        assertThat(lease.acquireIfFree()).isNotDone();
        store.setFailing(false);
        timers.advance(Duration.ofSeconds(1));
        assertThat(waiting.join()).isEqualTo(1);
    }

    @Test
    void acquiringWaitsForAnothersLeaseToRunOutButNotForEver() {
        ShardLease other = lease("pod-2");
        var _ = other.acquire().join();
        CompletableFuture<Long> waiting = lease.acquire();
        timers.advance(Duration.ofSeconds(16));
        assertThat(waiting.join()).isEqualTo(2);

        ShardLease third = lease("pod-3");
        CompletableFuture<Long> hopeless = third.acquire();
        for (int i = 0; i < 10; i++) {
            timers.advance(Duration.ofSeconds(4));
            lease.renew().join();
        }
        assertThat(hopeless).isCompletedExceptionally();
    }

    @Test
    void aReleasedLeaseIsFreeForOthersAndNotTakenAgain() {
        lease.acquire().join();
        assertThat(lease.release().join()).isTrue();
        assertThat(lease.validEpoch()).isEqualTo(OptionalLong.empty());
        assertThat(lease("pod-2").acquire().join()).isEqualTo(2);
        assertThat(lease.acquire()).isCompletedExceptionally();
    }

    private ShardLease lease(String pod) {
        return new ShardLease(7, store, new Owner(pod, 1), TIMES, timers);
    }
}
