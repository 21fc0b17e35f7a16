package dev.holdfast.pod.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.StorageChange;
import dev.holdfast.pod.storage.AlarmStore.Alarm;
import dev.holdfast.pod.storage.AlarmStore.Due;
import dev.holdfast.pod.storage.AlarmStore.Settlement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of alarms does, together with the store of objects through which they are set. */
abstract class AlarmStoreContract {
    private static final long EPOCH = 7;
    private static final long LATE = 9_000_000_000_000L;
    /** Each test has a shard of its own. */
    private static final AtomicInteger LAST_SHARD = new AtomicInteger();

    private final int shard = LAST_SHARD.incrementAndGet();
    private final ObjectKey one = key();
    private final ObjectKey other = key();
    private ObjectStore objects;
    private AlarmStore alarms;

    /** Gives the shard to the epoch. */
    abstract void own(int ownedShard, long epoch) throws Exception;

    abstract ObjectStore objects();

    abstract AlarmStore alarms();

    @BeforeEach
    void prepare() throws Exception {
        own(shard, EPOCH);
        objects = objects();
        alarms = alarms();
    }

    @Test
    void aCommitSetsAnAlarm() throws Exception {
        set(one, 1, 1000);
        assertThat(done(alarms.of(one))).contains(AlarmState.fresh(1000, 1));
        assertThat(done(alarms.next(shard))).hasValue(1000);
        assertThat(done(alarms.due(shard, 999, 10))).isEqualTo(new Due(List.of(), OptionalLong.of(1000)));
        assertThat(done(alarms.due(shard, 1000, 10)))
                .isEqualTo(new Due(List.of(new Alarm(one, AlarmState.fresh(1000, 1))), OptionalLong.empty()));
    }

    @Test
    void withoutAlarmsNothingIsDue() throws Exception {
        assertThat(done(alarms.of(one))).isEmpty();
        assertThat(done(alarms.next(shard))).isEmpty();
        assertThat(done(alarms.due(shard, LATE, 10))).isEqualTo(new Due(List.of(), OptionalLong.empty()));
    }

    @Test
    void aLaterCommitReplacesOrDeletesIt() throws Exception {
        set(one, 1, 1000);
        set(one, 2, 500);
        assertThat(done(alarms.of(one))).contains(AlarmState.fresh(500, 2));
        commit(one, 3, new StorageChange.Alarm(Optional.empty()));
        assertThat(done(alarms.of(one))).isEmpty();
        assertThat(done(alarms.next(shard))).isEmpty();
    }

    @Test
    void theLastAlarmOfACommitCounts() throws Exception {
        commit(one, 1, alarm(1000), new StorageChange.Alarm(Optional.empty()), alarm(2000));
        assertThat(done(alarms.of(one))).contains(AlarmState.fresh(2000, 1));
    }

    @Test
    void deletingAllValuesLeavesTheAlarm() throws Exception {
        set(one, 1, 1000);
        commit(one, 2, new StorageChange.DeleteAll());
        assertThat(done(alarms.of(one))).contains(AlarmState.fresh(1000, 1));
    }

    @Test
    void theLongestDueComeFirstAndTheRestIsToldOf() throws Exception {
        set(one, 1, 2000);
        set(other, 1, 1000);
        Due due = done(alarms.due(shard, 3000, 1));
        assertThat(due.alarms()).extracting(Alarm::object).containsExactly(other);
        assertThat(due.next()).hasValue(2000);
        assertThat(done(alarms.due(shard, 3000, 2)).alarms())
                .extracting(Alarm::object)
                .containsExactly(other, one);
        assertThat(done(alarms.due(shard, 3000, 2)).next()).isEmpty();
    }

    @Test
    void theLatestTimeThereIsIsKeptExactly() throws Exception {
        long latest = Long.MAX_VALUE / 1_000_000;
        set(one, 1, latest);
        assertThat(done(alarms.next(shard))).hasValue(latest);
        assertThat(done(alarms.of(one))).contains(AlarmState.fresh(latest, 1));
    }

    @Test
    void anAlarmThatHasRunIsTakenAway() throws Exception {
        set(one, 1, 1000);
        assertThat(done(alarms.done(one, EPOCH, 1))).isEqualTo(Settlement.APPLIED);
        assertThat(done(alarms.of(one))).isEmpty();
        assertThat(done(alarms.next(shard))).isEmpty();
        assertThat(done(alarms.done(one, EPOCH, 1))).isEqualTo(Settlement.REPLACED);
    }

    @Test
    void anAlarmThatRunsAgainKeepsItsOwnTime() throws Exception {
        set(one, 1, 1000);
        AlarmState failed = new AlarmState(1000, 1, 3, 4, false);
        assertThat(done(alarms.again(one, EPOCH, failed, 5000))).isEqualTo(Settlement.APPLIED);
        assertThat(done(alarms.of(one))).contains(failed);
        assertThat(done(alarms.due(shard, 4999, 10)).alarms()).isEmpty();
        assertThat(done(alarms.due(shard, 5000, 10)).alarms()).containsExactly(new Alarm(one, failed));
    }

    @Test
    void anAlarmThatTookItsPlaceIsLeftAlone() throws Exception {
        set(one, 1, 1000);
        set(one, 2, 2000);
        assertThat(done(alarms.done(one, EPOCH, 1))).isEqualTo(Settlement.REPLACED);
        assertThat(done(alarms.again(one, EPOCH, AlarmState.fresh(1000, 1), 9000)))
                .isEqualTo(Settlement.REPLACED);
        assertThat(done(alarms.of(one))).contains(AlarmState.fresh(2000, 2));
    }

    @Test
    void aSettlementUnderAnotherEpochChangesNothing() throws Exception {
        set(one, 1, 1000);
        assertThat(done(alarms.done(one, EPOCH - 1, 1))).isEqualTo(Settlement.FENCED);
        assertThat(done(alarms.again(one, EPOCH + 1, AlarmState.fresh(1000, 1), 9000)))
                .isEqualTo(Settlement.FENCED);
        assertThat(done(alarms.of(one))).contains(AlarmState.fresh(1000, 1));
    }

    @Test
    void aFencedCommitSetsNone() throws Exception {
        Commit foreign =
                new Commit(one, EPOCH - 1, 1, "t", Optional.empty(), Commit.Listing.UNCHANGED, List.of(alarm(1000)));
        assertThat(done(objects.commit(foreign))).isEqualTo(CommitOutcome.FENCED);
        assertThat(done(alarms.of(one))).isEmpty();
    }

    private void set(ObjectKey object, long number, long dueMillis) throws Exception {
        commit(object, number, alarm(dueMillis));
    }

    private void commit(ObjectKey object, long number, StorageChange... changes) throws Exception {
        Commit commit = new Commit(
                object, EPOCH, number, "t" + number, Optional.empty(), Commit.Listing.UNCHANGED, List.of(changes));
        assertThat(done(objects.commit(commit))).isEqualTo(CommitOutcome.APPLIED);
    }

    private static StorageChange alarm(long dueMillis) {
        return new StorageChange.Alarm(Optional.of(dueMillis));
    }

    private ObjectKey key() {
        return new ObjectKey(shard, "0".repeat(32), UUID.randomUUID().toString());
    }

    private static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
