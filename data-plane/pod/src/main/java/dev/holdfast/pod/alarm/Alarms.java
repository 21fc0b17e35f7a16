package dev.holdfast.pod.alarm;

import dev.holdfast.pod.catalog.Catalog;
import dev.holdfast.pod.object.ObjectDirectory;
import dev.holdfast.pod.shard.ShardTable;
import dev.holdfast.pod.storage.AlarmStore;
import dev.holdfast.pod.time.Timers;
import java.util.random.RandomGenerator;

/** Puts the parts together that have alarms run. */
public final class Alarms {
    private static final int MOST_RUNNING = 2000;
    /** So that handlers of one account which never end leave room for those of others. */
    private static final int MOST_PER_ACCOUNT = MOST_RUNNING / 2;

    private Alarms() {}

    /** A clock that has the objects of this pod handle their alarms. */
    public static AlarmClock of(
            AlarmStore store,
            DueTimes times,
            RunningAlarms running,
            ShardTable shards,
            Catalog catalog,
            ObjectDirectory objects,
            Timers timers) {
        AlarmRunner runner = new AlarmRunner(catalog, objects, timers, MOST_PER_ACCOUNT);
        RetryPolicy policy = new RetryPolicy(RandomGenerator.getDefault());
        AlarmRuns runs = new AlarmRuns(store, times, running, runner, policy, timers);
        return new AlarmClock(store, shards, times, running, runs, timers, MOST_RUNNING);
    }
}
