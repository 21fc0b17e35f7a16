package dev.holdfast.pod.rollup;

import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.pod.time.Timers;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * For how long an object was in memory and could not hibernate, which is what its duration is billed by. Safe for
 * several threads.
 */
public final class ActiveClock {
    private final Tally tally;
    private final Set<ActiveClock> running;
    private final Timers timers;
    private boolean isRunning;
    private long settledNanos;

    ActiveClock(Tally tally, Set<ActiveClock> running, Timers timers) {
        this.tally = tally;
        this.running = running;
        this.timers = timers;
    }

    /** The object is active from now on. */
    public synchronized void start() {
        if (!isRunning) {
            isRunning = true;
            settledNanos = timers.nanos();
            running.add(this);
        }
    }

    /**
     * It is not active any more.
     *
     * @param sinceNanos since when; what was counted already for later stays counted
     */
    public synchronized void stop(long sinceNanos) {
        if (isRunning) {
            isRunning = false;
            running.remove(this);
            count(sinceNanos);
        }
    }

    /** Counts until now. */
    synchronized void settle() {
        if (isRunning) {
            count(timers.nanos());
        }
    }

    private void count(long untilNanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(untilNanos - settledNanos);
        if (millis > 0) {
            settledNanos += TimeUnit.MILLISECONDS.toNanos(millis);
            tally.add(Counter.ACTIVE_MILLIS, millis);
        }
    }
}
