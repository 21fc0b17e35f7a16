package dev.holdfast.sandbox.isolate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Timers that script has started. A timer that was cancelled never fires, even when it was due already. */
final class TimerTable {
    private final ScheduledExecutorService scheduler;
    private final Executor strand;
    private final Consumer<Timer> due;
    private final Map<Long, Pending> timers = new HashMap<>();

    /** A timer, and in which critical section it was started. */
    record Timer(long operation, Optional<Event> event, Optional<ObjectHost> object, long section) {
        boolean belongsTo(ObjectHost host) {
            return object.isPresent() && object.get().number() == host.number();
        }
    }

    private record Pending(Timer timer, Future<?> future) {}

    /** @param due called on the strand */
    TimerTable(ScheduledExecutorService scheduler, Executor strand, Consumer<Timer> due) {
        this.scheduler = scheduler;
        this.strand = strand;
        this.due = due;
    }

    void start(Timer timer, double delayMillis) {
        long nanos = (long) (Math.max(0, delayMillis) * 1e6);
        Future<?> future =
                scheduler.schedule(() -> strand.execute(() -> fire(timer.operation())), nanos, TimeUnit.NANOSECONDS);
        timers.put(timer.operation(), new Pending(timer, future));
        timer.object().ifPresent(ObjectHost::operationBegan);
    }

    void cancel(long operation) {
        Pending pending = timers.remove(operation);
        if (pending != null) {
            pending.future().cancel(false);
            pending.timer().object().ifPresent(ObjectHost::operationEnded);
        }
    }

    void abandon(Predicate<Timer> which) {
        List<Long> lost = new ArrayList<>();
        timers.values().stream().map(Pending::timer).filter(which).forEach(timer -> lost.add(timer.operation()));
        lost.forEach(this::cancel);
    }

    private void fire(long operation) {
        Pending pending = timers.remove(operation);
        if (pending != null) {
            pending.timer().object().ifPresent(ObjectHost::operationEnded);
            due.accept(pending.timer());
        }
    }
}
