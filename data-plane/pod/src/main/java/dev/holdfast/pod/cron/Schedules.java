package dev.holdfast.pod.cron;

import dev.holdfast.pod.cron.ScheduleClaims.Claim;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs every schedule of every worker when it is due, once in the cluster: within seconds of its minute's beginning, as
 * long as one pod lives that did before. A pod that finds a run taken looks again until it is done, and takes it over
 * when the claim of a pod that died expires. Minutes in which no pod lived are not made up for.
 */
public final class Schedules {
    private static final Logger LOG = Logger.getLogger(Schedules.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration RENEWAL = Duration.ofSeconds(ScheduleClaims.EXPIRY_SECONDS / 3);
    /** A pod that stood still, or could not read, runs what was due since, but nothing older. */
    private static final int MOST_MINUTES_LATE = 2;
    /** As long as a run may take, and its claim lasts. */
    private static final int MOST_MINUTES_WATCHED = 17;

    private final ScheduleSource source;
    private final ScheduleClaims claims;
    private final Runner runner;
    private final Timers timers;
    private final DueSchedules due = new DueSchedules();
    private final Set<DueRun> watched = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();
    private long nextMinute;
    private volatile boolean stopped;
    private Timers.@Nullable Cancellable ticking;
    private Timers.@Nullable Cancellable watching;

    Schedules(ScheduleSource source, ScheduleClaims claims, Runner runner, Timers timers) {
        this.source = source;
        this.claims = claims;
        this.runner = runner;
        this.timers = timers;
    }

    /** Begins with the next minute: who was alive in this one has run it. */
    public void start() {
        nextMinute = DueRun.minuteOf(timers.epochMillis()) + 1;
        ticking = timers.every(TICK, this::tick);
        watching = timers.every(RENEWAL, this::look);
    }

    /** Begins no more runs. Those in progress go on. */
    public void stop() {
        stopped = true;
        if (ticking != null && watching != null) {
            ticking.cancel();
            watching.cancel();
        }
    }

    /** Number of runs in progress here. */
    public int running() {
        return running.get();
    }

    private void tick() {
        long now = DueRun.minuteOf(timers.epochMillis());
        for (long minute = Math.max(nextMinute, now - MOST_MINUTES_LATE); minute <= now; minute++) {
            begin(minute);
        }
        nextMinute = Math.max(nextMinute, now + 1);
    }

    private void begin(long minute) {
        var _ = source.read().whenComplete((all, failure) -> {
            if (failure == null) {
                due.at(minute, all).forEach(this::attempt);
            } else if (!stopped && DueRun.minuteOf(timers.epochMillis()) - minute <= MOST_MINUTES_LATE) {
                LOG.warnf("schedules cannot be read, and are tried again: %s", failure.getMessage());
                var _ = timers.after(TICK, () -> begin(minute));
            } else {
                LOG.errorf("schedules of a minute are not run, since they cannot be read: %s", failure.getMessage());
            }
        });
    }

    private void attempt(DueRun run) {
        if (stopped) {
            return;
        }
        var _ = claims.claim(run).whenComplete((claim, failure) -> {
            if (claim == Claim.WON) {
                watched.remove(run);
                runClaimed(run);
            } else if (claim == Claim.DONE) {
                watched.remove(run);
            } else {
                watched.add(run);
            }
        });
    }

    private void runClaimed(DueRun run) {
        running.incrementAndGet();
        Timers.Cancellable renewing = timers.every(RENEWAL, () -> {
            var _ = claims.renew(run);
        });
        runner.run(run, () -> {
            renewing.cancel();
            running.decrementAndGet();
            var _ = claims.done(run);
        });
    }

    private void look() {
        long oldest = DueRun.minuteOf(timers.epochMillis()) - MOST_MINUTES_WATCHED;
        watched.removeIf(run -> run.minute() < oldest);
        watched.forEach(this::attempt);
    }
}
