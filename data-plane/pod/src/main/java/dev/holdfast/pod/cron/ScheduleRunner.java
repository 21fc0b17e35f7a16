package dev.holdfast.pod.cron;

import dev.holdfast.contract.ScheduleRun;
import dev.holdfast.contract.ScheduleRun.Outcome;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.pod.catalog.RequestedVersion;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.time.Timers;
import dev.holdfast.pod.worker.Destination;
import dev.holdfast.pod.worker.Destinations;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Runs schedules in sandboxes, ends those that take too long, and writes down what became of them. */
final class ScheduleRunner implements Runner {
    private static final Logger LOG = Logger.getLogger(ScheduleRunner.class);
    /** Reference: durable-objects 6. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int MAX_ERROR = 1024;

    private final Destinations destinations;
    private final RunRecords records;
    private final Timers timers;

    ScheduleRunner(Destinations destinations, RunRecords records, Timers timers) {
        this.destinations = destinations;
        this.records = records;
        this.timers = timers;
    }

    @Override
    public void run(DueRun run, Runnable ended) {
        long startMillis = timers.epochMillis();
        long startNanos = timers.nanos();
        ScheduledCaller caller = new ScheduledCaller((outcome, failure) -> {
            long duration = Duration.ofNanos(timers.nanos() - startNanos).toMillis();
            records.add(
                    run.workerId(),
                    new ScheduleRun(
                            run.cron(), run.dueMillis(), startMillis, duration, outcome, bounded(failure.message())));
            if (outcome != Outcome.OK) {
                LOG.debugf("schedule '%s' of worker %s failed: %s", run.cron(), run.workerId(), failure.message());
            }
            ended.run();
        });
        var _ = destinations.active(run.workerId(), RequestedVersion.ANY).whenComplete((destination, thrown) -> {
            if (destination == null) {
                caller.failed(Failures.of(Cause.REFUSED, "The Worker could not be run: " + thrown.getMessage()));
            } else {
                begin(run, destination, caller);
            }
        });
    }

    private void begin(DueRun run, Destination destination, ScheduledCaller caller) {
        Timers.Cancellable deadline = timers.after(LONGEST, caller::exceeded);
        caller.whenEnded(deadline::cancel);
        caller.answeredBy(destination.schedule(run.cron(), run.dueMillis(), caller));
    }

    private static String bounded(String text) {
        return text.length() <= MAX_ERROR ? text : text.substring(0, MAX_ERROR);
    }
}
