package dev.holdfast.pod.alarm;

import dev.holdfast.pod.storage.AlarmState;
import dev.holdfast.pod.storage.AlarmStore;
import dev.holdfast.pod.storage.AlarmStore.Alarm;
import dev.holdfast.pod.storage.AlarmStore.Settlement;
import dev.holdfast.pod.storage.ObjectKey;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs alarms, one of an object at a time, and tells the store how that ended. */
final class AlarmRuns {
    private static final Logger LOG = Logger.getLogger(AlarmRuns.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** Until an alarm is tried again for which there was no room. */
    private static final Duration NO_ROOM = Duration.ofMillis(250);

    private final AlarmStore store;
    private final DueTimes times;
    private final RunningAlarms running;
    private final Runner runner;
    private final RetryPolicy policy;
    private final Timers timers;

    AlarmRuns(
            AlarmStore store, DueTimes times, RunningAlarms running, Runner runner, RetryPolicy policy, Timers timers) {
        this.store = store;
        this.times = times;
        this.running = running;
        this.runner = runner;
        this.policy = policy;
        this.timers = timers;
    }

    /** @param epoch under which the shard is held */
    void begin(Alarm alarm, long epoch) {
        if (running.begin(alarm)) {
            runner.run(alarm, outcome -> settle(alarm.object(), settlement(alarm, epoch, outcome)));
        }
    }

    private Supplier<CompletionStage<Settlement>> settlement(Alarm alarm, long epoch, Outcome outcome) {
        AlarmState state = alarm.state();
        Optional<RetryPolicy.Retry> retry = switch (outcome) {
            case DONE, NO_HANDLER -> Optional.empty();
            case FAILED -> policy.after(state, true);
            case UNAVAILABLE -> policy.after(state, false);
            case NO_ROOM -> Optional.of(new RetryPolicy.Retry(state, NO_ROOM));
        };
        return retry.map(next -> again(alarm.object(), epoch, next))
                .orElseGet(() -> () -> store.done(alarm.object(), epoch, state.setBy()));
    }

    private Supplier<CompletionStage<Settlement>> again(ObjectKey object, long epoch, RetryPolicy.Retry retry) {
        long at = timers.epochMillis() + retry.pause().toMillis();
        return () -> store.again(object, epoch, retry.state(), at).thenApply(settlement -> {
            times.add(object.shard(), at);
            return settlement;
        });
    }

    /** Until the store knows how a run ended, the alarm counts as running. */
    private void settle(ObjectKey object, Supplier<CompletionStage<Settlement>> settlement) {
        var _ = settlement.get().whenComplete((settled, failure) -> {
            if (failure != null) {
                LOG.debugf("the end of an alarm's run is told again: %s", failure.getMessage());
                var _ = timers.after(RETRY, () -> settle(object, settlement));
                return;
            }
            running.end(object);
            if (settled == Settlement.REPLACED) {
                times.add(object.shard(), timers.epochMillis());
            }
        });
    }
}
