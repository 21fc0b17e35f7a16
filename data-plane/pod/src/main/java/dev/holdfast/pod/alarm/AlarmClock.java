package dev.holdfast.pod.alarm;

import dev.holdfast.contract.Shards;
import dev.holdfast.pod.shard.ShardTable;
import dev.holdfast.pod.storage.AlarmStore;
import dev.holdfast.pod.storage.AlarmStore.Alarm;
import dev.holdfast.pod.storage.AlarmStore.Due;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jboss.logging.Logger;

/**
 * Has alarms run when they are due: never before, and one run of an object at a time. It asks the store for a shard's
 * alarms only when one is due by {@link DueTimes}. Shards that other pods changed are found by looking at all that are
 * not ours, one after the other, over and over.
 *
 * <p>An alarm stays in the store until its run has ended: should the pod die, the shard's next owner runs it.
 */
public final class AlarmClock {
    private static final Logger LOG = Logger.getLogger(AlarmClock.class);
    private static final Duration TICK = Duration.ofMillis(10);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration OTHERS = Duration.ofSeconds(5);
    /** Ticks between two looks at shards; so each is looked at every twenty seconds. */
    private static final int TICKS_PER_LOOK = 2;

    private static final int MOST_AT_ONCE = 100;
    private static final long NOT_OURS = -1;

    private final AlarmStore store;
    private final ShardTable shards;
    private final DueTimes times;
    private final RunningAlarms running;
    private final AlarmRuns runs;
    private final Timers timers;
    private final int mostRunning;
    private final AtomicLongArray lookedAtUnder = new AtomicLongArray(Shards.COUNT);
    private final AtomicIntegerArray reading = new AtomicIntegerArray(Shards.COUNT);
    private int ticks;
    private volatile boolean stopped;

    /** @param mostRunning most runs at the same time */
    AlarmClock(
            AlarmStore store,
            ShardTable shards,
            DueTimes times,
            RunningAlarms running,
            AlarmRuns runs,
            Timers timers,
            int mostRunning) {
        this.store = store;
        this.shards = shards;
        this.times = times;
        this.running = running;
        this.runs = runs;
        this.timers = timers;
        this.mostRunning = mostRunning;
    }

    /** Begins with a look at all shards. */
    public void start() {
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            look(shard, NOT_OURS);
        }
        var _ = timers.every(TICK, this::tick);
    }

    /** Begins no more runs. Those in progress go on. */
    public void stop() {
        stopped = true;
    }

    /** Whether a shard's lease is needed for alarms. */
    public boolean needs(int shard) {
        return !stopped && (running.in(shard) > 0 || times.isNear(shard, timers.epochMillis()));
    }

    private void tick() {
        if (stopped) {
            return;
        }
        long now = timers.epochMillis();
        for (int shard = 0; shard < Shards.COUNT && running.size() < mostRunning; shard++) {
            if (times.isDue(shard, now) && reading.compareAndSet(shard, 0, 1)) {
                read(shard, now);
            }
        }
        ticks++;
        if (ticks % TICKS_PER_LOOK == 0) {
            lookUnlessKnown(ticks / TICKS_PER_LOOK % Shards.COUNT);
        }
    }

    /** Of a shard that was looked at under its present lease everything is known. */
    private void lookUnlessKnown(int shard) {
        long epoch = shards.validEpoch(shard).orElse(NOT_OURS);
        if (epoch == NOT_OURS || epoch != lookedAtUnder.get(shard)) {
            look(shard, epoch);
        }
    }

    private void look(int shard, long epoch) {
        var _ = store.next(shard).whenComplete((due, failure) -> {
            if (failure == null) {
                lookedAtUnder.set(shard, epoch);
                due.ifPresent(millis -> times.add(shard, millis));
            } else {
                unreadable(shard, failure);
            }
        });
    }

    private void read(int shard, long now) {
        times.clear(shard);
        var _ = store.due(shard, now, MOST_AT_ONCE + running.in(shard)).whenComplete((due, failure) -> {
            if (failure == null) {
                found(shard, due);
            } else {
                unreadable(shard, failure);
                times.add(shard, now + RETRY.toMillis());
            }
            reading.set(shard, 0);
        });
    }

    private void found(int shard, Due due) {
        due.next().ifPresent(millis -> times.add(shard, millis));
        List<Alarm> waiting = due.alarms().stream()
                .filter(alarm -> !running.contains(alarm.object()))
                .toList();
        if (!waiting.isEmpty()) {
            own(shard, waiting);
        }
    }

    /** Whoever holds the shard runs its alarms; if that is another pod, it is only looked after it now and then. */
    private void own(int shard, List<Alarm> waiting) {
        var _ = shards.acquireIfFree(shard).whenComplete((epoch, failure) -> {
            if (failure == null) {
                waiting.forEach(alarm -> begin(alarm, epoch));
            } else {
                LOG.debugf("alarms are not run here: %s", failure.getMessage());
                times.add(shard, timers.epochMillis() + OTHERS.toMillis());
            }
        });
    }

    private void begin(Alarm alarm, long epoch) {
        if (running.size() >= mostRunning) {
            times.add(alarm.object().shard(), alarm.state().dueMillis());
        } else if (!stopped) {
            runs.begin(alarm, epoch);
        }
    }

    private static void unreadable(int shard, Throwable failure) {
        LOG.debugf("alarms of shard %d cannot be read: %s", shard, failure.getMessage());
    }
}
