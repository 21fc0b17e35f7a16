package dev.holdfast.sandbox.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectAlarmTest {
    private final FakeStore store = new FakeStore();
    private final OutputGate gate = new OutputGate();
    private final ObjectStorage storage = new ObjectStorage(store, gate, new CacheUse(), 1000);
    private final ObjectAlarm alarm = storage.alarm();
    private final List<AlarmTime> answers = new ArrayList<>();

    @Test
    void whatIsStoredIsReadOnceAndRemembered() {
        store.alarm = AlarmTime.at(5);
        assertThat(alarm.get(answers::add)).isEmpty();
        assertThat(storage.isQuiet()).isFalse();
        store.answerAlarmRead(storage);
        assertThat(answers).containsExactly(AlarmTime.at(5));
        assertThat(alarm.get(answers::add)).contains(AlarmTime.at(5));
        assertThat(storage.isQuiet()).isTrue();
    }

    @Test
    void onesOwnChangeIsSeenAtOnceAndLeavesWithTheTurnsWrites() {
        storage.put(List.of(new StorageEntry("a", new byte[] {1})), true);
        storage.setAlarm(AlarmTime.at(7), true);
        assertThat(alarm.get(answers::add)).contains(AlarmTime.at(7));
        assertThat(gate.isOpen()).isFalse();
        storage.flush();
        assertThat(store.commits.peek().changes())
                .contains(new StorageChange.Alarm(Optional.of(7L)))
                .hasSize(2);
        store.confirmCommits(storage);
        assertThat(gate.isOpen()).isTrue();
        assertThat(alarm.get(answers::add)).contains(AlarmTime.at(7));
    }

    @Test
    void aChangeMadeDuringAReadIsNotOverwrittenByItsAnswer() {
        alarm.get(answers::add);
        storage.setAlarm(AlarmTime.at(7), true);
        storage.flush();
        store.confirmCommits(storage);
        store.answerAlarmRead(storage);
        assertThat(answers).containsExactly(AlarmTime.NONE);
        assertThat(alarm.get(answers::add)).contains(AlarmTime.at(7));
    }

    @Test
    void thereIsNoneWhileTheHandlerRunsAndAfterItSucceeded() {
        set(7);
        alarm.begin();
        assertThat(alarm.isRunning()).isTrue();
        assertThat(alarm.get(answers::add)).contains(AlarmTime.NONE);
        alarm.end(true);
        assertThat(alarm.isRunning()).isFalse();
        assertThat(alarm.get(answers::add)).contains(AlarmTime.NONE);
    }

    @Test
    void thereIsNoneAlsoWhenItsCommitIsNotYetConfirmed() {
        storage.setAlarm(AlarmTime.at(7), true);
        storage.flush();
        assertThat(alarm.isSuperseded(7)).isFalse();
        alarm.begin();
        assertThat(alarm.get(answers::add)).contains(AlarmTime.NONE);
        store.confirmCommits(storage);
        alarm.end(true);
        assertThat(alarm.get(answers::add)).contains(AlarmTime.NONE);
    }

    @Test
    void afterAFailureTheStoreIsAsked() {
        set(7);
        alarm.begin();
        alarm.end(false);
        assertThat(alarm.get(answers::add)).isEmpty();
        store.answerAlarmRead(storage);
        assertThat(answers).containsExactly(AlarmTime.at(7));
    }

    @Test
    void whatTheHandlerSetsStaysWhetherItFailsOrNot() {
        for (boolean succeeded : new boolean[] {true, false}) {
            set(7);
            alarm.begin();
            storage.setAlarm(AlarmTime.at(9), true);
            assertThat(alarm.get(answers::add)).contains(AlarmTime.at(9));
            alarm.end(succeeded);
            storage.flush();
            store.confirmCommits(storage);
            assertThat(alarm.get(answers::add)).contains(AlarmTime.at(9));
        }
    }

    @Test
    void aCommittedChangeTakesTheRunningAlarmsPlace() {
        set(7);
        alarm.begin();
        storage.setAlarm(AlarmTime.at(9), true);
        assertThat(alarm.isRunning()).as("nothing is on its way yet").isTrue();
        storage.flush();
        assertThat(alarm.isRunning()).isFalse();
    }

    @Test
    void anAlarmThatIsNotTheOneThatIsDueIsSuperseded() {
        assertThat(alarm.isSuperseded(7)).as("nothing is known").isFalse();
        set(8);
        assertThat(alarm.isSuperseded(7)).isTrue();
        assertThat(alarm.isSuperseded(8)).isFalse();
        storage.setAlarm(AlarmTime.NONE, true);
        assertThat(alarm.isSuperseded(8)).isTrue();
    }

    private void set(long dueMillis) {
        storage.setAlarm(AlarmTime.at(dueMillis), true);
        storage.flush();
        store.confirmCommits(storage);
    }
}
