package dev.holdfast.pod.alarm;

import dev.holdfast.contract.Shards;
import dev.holdfast.pod.object.AlarmTimes;
import dev.holdfast.pod.storage.AlarmState;
import dev.holdfast.pod.storage.AlarmStore;
import dev.holdfast.pod.storage.ObjectKey;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Alarms that run in this pod, from before the handler begins until the store knows how it ended: one of an object. */
public final class RunningAlarms implements AlarmTimes {
    private final AlarmStore store;
    private final AtomicIntegerArray perShard = new AtomicIntegerArray(Shards.COUNT);
    private final ConcurrentHashMap<ObjectKey, Long> running = new ConcurrentHashMap<>();

    public RunningAlarms(AlarmStore store) {
        this.store = store;
    }

    /** Number of runs in progress here. */
    public int size() {
        return running.size();
    }

    /** In one shard. */
    int in(int shard) {
        return perShard.get(shard);
    }

    boolean contains(ObjectKey object) {
        return running.containsKey(object);
    }

    /** False: an alarm of the object runs already. */
    boolean begin(AlarmStore.Alarm alarm) {
        boolean first = running.putIfAbsent(alarm.object(), alarm.state().setBy()) == null;
        if (first) {
            perShard.incrementAndGet(alarm.object().shard());
        }
        return first;
    }

    void end(ObjectKey object) {
        running.remove(object);
        perShard.decrementAndGet(object.shard());
    }

    @Override
    public CompletionStage<Optional<Long>> of(ObjectKey object) {
        return store.of(object)
                .thenApply(found -> found.filter(state -> !runs(object, state)).map(AlarmState::dueMillis));
    }

    private boolean runs(ObjectKey object, AlarmState state) {
        Long setBy = running.get(object);
        return setBy != null && setBy == state.setBy();
    }
}
