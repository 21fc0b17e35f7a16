package dev.holdfast.pod.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.StorageChange;
import dev.holdfast.pod.shard.InMemoryLeaseStore;
import dev.holdfast.pod.shard.LeaseStore.Owner;
import dev.holdfast.pod.shard.LeaseTimes;
import dev.holdfast.pod.shard.ShardTable;
import dev.holdfast.pod.storage.AlarmState;
import dev.holdfast.pod.storage.AlarmStore.Alarm;
import dev.holdfast.pod.storage.Commit;
import dev.holdfast.pod.storage.InMemoryObjectStore;
import dev.holdfast.pod.storage.ObjectKey;
import dev.holdfast.pod.time.ManualTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AlarmClockTest {
    private static final int SHARD = 5;
    private static final long EPOCH = 1;
    private static final ObjectKey ONE = new ObjectKey(SHARD, "ns", "one");
    private static final ObjectKey OTHER = new ObjectKey(SHARD, "ns", "other");

    private final ManualTimers timers = new ManualTimers();
    private final InMemoryLeaseStore leases = new InMemoryLeaseStore(timers);
    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final DueTimes times = new DueTimes();
    private final RunningAlarms running = new RunningAlarms(store);
    private final NotingStore objects = new NotingStore(store, times);
    private final Map<ObjectKey, Long> commits = new HashMap<>();
    private final List<Run> runs = new ArrayList<>();

    private record Run(Alarm alarm, Consumer<Outcome> ended) {}

    @Test
    void anAlarmRunsWhenItIsDueAndNotBefore() {
        AlarmClock clock = started();
        setIn(ONE, 500);
        timers.advance(Duration.ofMillis(499));
        assertThat(runs).isEmpty();
        timers.advance(Duration.ofMillis(20));
        assertThat(runs).hasSize(1);
        assertThat(runs.getFirst().alarm().object()).isEqualTo(ONE);
        assertThat(clock.needs(SHARD)).isTrue();
        end(0, Outcome.DONE);
        timers.advance(Duration.ofMinutes(1));
        assertThat(runs).hasSize(1);
        assertThat(store.of(ONE).toCompletableFuture().join()).isEmpty();
        assertThat(clock.needs(SHARD)).isFalse();
    }

    @Test
    void anAlarmThatWasSetBeforeThePodStartedRunsAtOnce() {
        setIn(ONE, -60_000);
        times.clear(SHARD);
        started();
        timers.advance(Duration.ofMillis(20));
        assertThat(runs).hasSize(1);
    }

    @Test
    void anAlarmThatAnotherPodSetIsFoundInTime() {
        started();
        setIn(ONE, 60_000);
        times.clear(SHARD);
        timers.advance(Duration.ofSeconds(59));
        assertThat(runs).isEmpty();
        timers.advance(Duration.ofMillis(1020));
        assertThat(runs).hasSize(1);
    }

    @Test
    void whileAShardIsHeldByAnotherPodItsAlarmsAreNotRun() {
        ShardTable others = table("pod-2");
        others.acquire(SHARD).join();
        started();
        setIn(ONE, 100);
        timers.advance(Duration.ofSeconds(14));
        assertThat(runs).isEmpty();
        store.own(SHARD, EPOCH + 1);
        timers.advance(Duration.ofSeconds(10));
        assertThat(runs).hasSize(1);
    }

    @Test
    void oneThatIsSetWhileAnotherRunsWaitsForItsEnd() {
        started();
        setIn(ONE, 100);
        timers.advance(Duration.ofMillis(200));
        setIn(ONE, 100);
        timers.advance(Duration.ofSeconds(30));
        assertThat(runs).hasSize(1);
        end(0, Outcome.DONE);
        timers.advance(Duration.ofMillis(20));
        assertThat(runs).hasSize(2);
        assertThat(runs.get(1).alarm().state().retries()).isZero();
    }

    @Test
    void objectsOfOneShardDoNotWaitForEachOther() {
        started();
        setIn(ONE, 100);
        setIn(OTHER, 200);
        timers.advance(Duration.ofMillis(300));
        assertThat(runs).extracting(run -> run.alarm().object()).containsExactly(ONE, OTHER);
    }

    @Test
    void aFailedRunIsTriedAgainSixTimes() {
        started();
        setIn(ONE, 100);
        List<Integer> retries = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            timers.advance(Duration.ofSeconds(90));
            assertThat(runs).hasSize(i + 1);
            retries.add(runs.get(i).alarm().state().retries());
            end(i, Outcome.FAILED);
        }
        assertThat(retries).containsExactly(0, 1, 2, 3, 4, 5, 6);
        timers.advance(Duration.ofHours(1));
        assertThat(runs).hasSize(7);
        assertThat(store.of(ONE).toCompletableFuture().join()).isEmpty();
    }

    @Test
    void betweenRunsItKeepsItsTimeAndDuringARunThereIsNone() {
        started();
        long due = setIn(ONE, 100);
        timers.advance(Duration.ofMillis(200));
        assertThat(running.of(ONE).toCompletableFuture().join()).isEmpty();
        end(0, Outcome.FAILED);
        assertThat(running.of(ONE).toCompletableFuture().join()).contains(due);
    }

    @Test
    void aRunThatWasNoFaultOfTheScriptIsNotCounted() {
        started();
        setIn(ONE, 100);
        timers.advance(Duration.ofMillis(200));
        end(0, Outcome.UNAVAILABLE);
        timers.advance(Duration.ofSeconds(3));
        assertThat(runs).hasSize(2);
        assertThat(runs.get(1).alarm().state().retries()).isZero();
    }

    @Test
    void withoutAHandlerAnAlarmIsDropped() {
        started();
        setIn(ONE, 100);
        timers.advance(Duration.ofMillis(200));
        end(0, Outcome.NO_HANDLER);
        assertThat(store.of(ONE).toCompletableFuture().join()).isEmpty();
    }

    @Test
    void whatHasNoRoomWaitsUnchanged() {
        started();
        setIn(ONE, 100);
        timers.advance(Duration.ofMillis(200));
        AlarmState before = runs.getFirst().alarm().state();
        end(0, Outcome.NO_ROOM);
        timers.advance(Duration.ofMillis(300));
        assertThat(runs).hasSize(2);
        assertThat(runs.get(1).alarm().state()).isEqualTo(before);
    }

    @Test
    void noMoreRunAtATimeThanMay() {
        started();
        for (int i = 0; i < 5; i++) {
            setIn(new ObjectKey(SHARD + i, "ns", "o"), 100);
            store.own(SHARD + i, EPOCH);
        }
        timers.advance(Duration.ofMillis(200));
        assertThat(runs).hasSize(3);
        end(0, Outcome.DONE);
        timers.advance(Duration.ofMillis(20));
        assertThat(runs).hasSize(4);
    }

    @Test
    void aClockThatStoppedBeginsNothing() {
        AlarmClock clock = started();
        setIn(ONE, 100);
        clock.stop();
        timers.advance(Duration.ofSeconds(1));
        assertThat(runs).isEmpty();
    }

    private AlarmClock started() {
        AlarmRuns alarmRuns = new AlarmRuns(
                store,
                times,
                running,
                (alarm, ended) -> runs.add(new Run(alarm, ended)),
                new RetryPolicy(new Random(7)),
                timers);
        AlarmClock clock = new AlarmClock(store, table("pod-1"), times, running, alarmRuns, timers, 3);
        clock.start();
        return clock;
    }

    private ShardTable table(String pod) {
        LeaseTimes leaseTimes = new LeaseTimes(Duration.ofSeconds(15), Duration.ofSeconds(4), Duration.ofSeconds(30));
        return new ShardTable(leases, new Owner(pod, 1), leaseTimes, timers);
    }

    private long setIn(ObjectKey object, long millis) {
        store.own(object.shard(), EPOCH);
        long number = commits.merge(object, 1L, Long::sum);
        long due = timers.epochMillis() + millis;
        List<StorageChange> changes = List.of(new StorageChange.Alarm(Optional.of(due)));
        objects.commit(new Commit(
                        object, EPOCH, number, "t" + number, Optional.empty(), Commit.Listing.UNCHANGED, changes))
                .toCompletableFuture()
                .join();
        return due;
    }

    private void end(int run, Outcome outcome) {
        runs.get(run).ended().accept(outcome);
    }
}
