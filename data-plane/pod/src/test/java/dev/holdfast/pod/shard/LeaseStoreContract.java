package dev.holdfast.pod.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.pod.shard.LeaseStore.Answer;
import dev.holdfast.pod.shard.LeaseStore.Granted;
import dev.holdfast.pod.shard.LeaseStore.HeldByOther;
import dev.holdfast.pod.shard.LeaseStore.Owner;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of leases does. */
abstract class LeaseStoreContract {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Owner ONE = new Owner("pod-1", 100);
    private static final Owner OTHER = new Owner("pod-2", 100);

    private final LeaseStore store = store();

    abstract LeaseStore store();

    abstract int freshShard();

    /** Lets more time pass than a short lease holds. */
    abstract void passTime(Duration duration) throws Exception;

    @Test
    void aFreeLeaseIsGrantedAndTheSameEpochIsGivenAgain() throws Exception {
        int shard = freshShard();
        Answer first = done(store.acquire(shard, ONE, LONG));
        assertThat(first).isInstanceOf(Granted.class);
        assertThat(done(store.acquire(shard, ONE, LONG))).isEqualTo(first);
    }

    @Test
    void aHeldLeaseIsRefusedToOthers() throws Exception {
        int shard = freshShard();
        done(store.acquire(shard, ONE, LONG));
        assertThat(done(store.acquire(shard, OTHER, LONG))).isInstanceOfSatisfying(HeldByOther.class, held -> {
            assertThat(held.pod()).isEqualTo("pod-1");
            assertThat(held.remaining()).isPositive().isLessThanOrEqualTo(LONG);
        });
    }

    @Test
    void aLeaseThatRanOutGoesToAnotherWithAGreaterEpoch() throws Exception {
        int shard = freshShard();
        long first = epoch(done(store.acquire(shard, ONE, SHORT)));
        passTime(SHORT.multipliedBy(3));
        assertThat(epoch(done(store.acquire(shard, OTHER, LONG)))).isGreaterThan(first);
        assertThat(done(store.renew(shard, ONE, first, LONG))).isFalse();
    }

    @Test
    void aLaterLifeOfTheSamePodTakesOverAtOnceAndAnEarlierOneDoesNot() throws Exception {
        int shard = freshShard();
        long first = epoch(done(store.acquire(shard, ONE, LONG)));
        Owner later = new Owner("pod-1", 101);
        assertThat(epoch(done(store.acquire(shard, later, LONG)))).isGreaterThan(first);
        assertThat(done(store.acquire(shard, ONE, LONG))).isInstanceOf(HeldByOther.class);
    }

    @Test
    void aReleasedLeaseIsFreeAndItsEpochNeverComesBack() throws Exception {
        int shard = freshShard();
        long first = epoch(done(store.acquire(shard, ONE, LONG)));
        assertThat(done(store.release(shard, OTHER, first))).isFalse();
        assertThat(done(store.release(shard, ONE, first))).isTrue();
        assertThat(epoch(done(store.acquire(shard, ONE, LONG)))).isGreaterThan(first);
    }

    @Test
    void renewalProlongs() throws Exception {
        int shard = freshShard();
        long epoch = epoch(done(store.acquire(shard, ONE, SHORT)));
        assertThat(done(store.renew(shard, ONE, epoch, LONG))).isTrue();
        passTime(SHORT.multipliedBy(3));
        assertThat(done(store.acquire(shard, OTHER, LONG))).isInstanceOf(HeldByOther.class);
    }

    private static long epoch(Answer answer) {
        assertThat(answer).isInstanceOf(Granted.class);
        return ((Granted) answer).epoch();
    }

    private static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
