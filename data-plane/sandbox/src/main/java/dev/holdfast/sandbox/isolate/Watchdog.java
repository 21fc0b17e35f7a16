package dev.holdfast.sandbox.isolate;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends turns that use more CPU time than they may. A thread of its own looks at the running turns every few
 * milliseconds; it never enters an isolate and never waits for one. Some built-ins of the engine cannot be ended: a
 * turn that goes on long after it was told to end is a case for the last resort.
 */
public final class Watchdog implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long PERIOD_NANOS = 5_000_000;
    private static final long GRACE_NANOS = 2_000_000_000;

    private final Set<Meter> meters = ConcurrentHashMap.newKeySet();
    private final LastResort lastResort;
    private final Runnable tick;
    private final Thread thread;
    private volatile boolean closed;

    /** @param tick is called every few milliseconds; must be short */
    public Watchdog(LastResort lastResort, Runnable tick) {
        this.tick = tick;
        this.lastResort = lastResort;
        this.thread = Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
    }

    /** A meter for the turns of one isolate. */
    Meter meter() {
        Meter meter = new Meter();
        meters.add(meter);
        return meter;
    }

    void forget(Meter meter) {
        meters.remove(meter);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(PERIOD_NANOS);
            tick.run();
            boolean beyondHelp = false;
            for (Meter meter : meters) {
                beyondHelp |= meter.enforce();
            }
            if (beyondHelp) {
                lastResort.giveUp("script goes on though it was told to end");
            }
        }
    }

    /** Measures one turn at a time. */
    static final class Meter {
        private @Nullable Runnable terminate;
        private long threadId;
        private long startNanos;
        private long budgetNanos;
        private boolean exceeded;
        private boolean isContinuing;

        /** A turn begins on this thread; once it exceeds its budget it is ended by the action. */
        synchronized void begin(long budget, Runnable action) {
            terminate = action;
            if (!isContinuing) {
                threadId = Thread.currentThread().threadId();
                startNanos = THREADS.getCurrentThreadCpuTime();
            }
            budgetNanos = budget;
            exceeded = false;
        }

        /**
         * The turn has ended; from now on its action is not called. The next turn is measured from here, since asking
         * for the time is a good part of what a small turn costs, unless {@link #rest} comes between.
         */
        synchronized long end() {
            terminate = null;
            long endNanos = THREADS.getCurrentThreadCpuTime();
            long used = endNanos - startNanos;
            startNanos = endNanos;
            isContinuing = true;
            return used;
        }

        /** The next turn may run on another thread, or much later. */
        synchronized void rest() {
            isContinuing = false;
        }

        /** Whether the latest turn exceeded its budget. */
        synchronized boolean isExceeded() {
            return exceeded;
        }

        /** Ends the turn if its budget is used up; true when that has been in vain for too long. */
        private synchronized boolean enforce() {
            if (terminate == null) {
                return false;
            }
            long excess = THREADS.getThreadCpuTime(threadId) - startNanos - budgetNanos;
            if (excess > 0) {
                exceeded = true;
                terminate.run();
            }
            return excess > GRACE_NANOS;
        }
    }
}
