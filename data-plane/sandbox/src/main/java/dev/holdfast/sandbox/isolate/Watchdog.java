package dev.holdfast.sandbox.isolate;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends turns that use more CPU time than they may. A thread of its own looks at the running turns every few
 * milliseconds; it never enters an isolate and never waits for one. Some built-ins of the engine cannot be ended: a
 * turn that goes on though it was told to end is reported once, by the number of its version.
 */
public final class Watchdog implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long PERIOD_NANOS = 5_000_000;
    private static final long GRACE_NANOS = 400_000_000;

    /** A turn that is in script for this long and has had next to no CPU time sleeps, which script may not. */
    private static final long LONGEST_SLEEP_NANOS = 5_000_000_000L;

    private static final long LEAST_SHARE = 200;

    private final Set<Meter> meters = ConcurrentHashMap.newKeySet();
    private final IntConsumer beyondHelp;
    private final Runnable tick;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param beyondHelp takes the number of a version whose script cannot be stopped; must not block
     * @param tick is called every few milliseconds; must be short
     */
    public Watchdog(IntConsumer beyondHelp, Runnable tick) {
        this.beyondHelp = beyondHelp;
        this.tick = tick;
        this.thread = Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
    }

    /** A meter for the turns of one version. */
    Meter meter(int version) {
        Meter meter = new Meter(version);
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
            for (Meter meter : meters) {
                if (meter.enforce()) {
                    beyondHelp.accept(meter.version);
                }
            }
        }
    }

    /** Measures one turn at a time. */
    static final class Meter {
        private final int version;
        private @Nullable Runnable terminate;
        private long threadId;
        private long startNanos;
        private long startWallNanos;
        private long budgetNanos;
        private boolean exceeded;
        private boolean isContinuing;
        private boolean reported;
        private boolean paused;

        Meter(int version) {
            this.version = version;
        }

        /** A turn begins on this thread; once it exceeds its budget it is ended by the action. */
        synchronized void begin(long budget, Runnable action) {
            terminate = action;
            if (!isContinuing) {
                threadId = Thread.currentThread().threadId();
                startNanos = THREADS.getCurrentThreadCpuTime();
            }
            startWallNanos = System.nanoTime();
            budgetNanos = budget;
            exceeded = false;
            reported = false;
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

        /** The host makes the turn wait: it cannot be ended, and uses next to nothing. */
        synchronized void pause() {
            paused = true;
        }

        /** The turn goes on. */
        synchronized void goOn() {
            paused = false;
            startWallNanos = System.nanoTime();
        }

        /** The next turn may run on another thread, or much later. */
        synchronized void rest() {
            isContinuing = false;
        }

        /** Whether a turn is under way, and has been for this long. */
        synchronized boolean isRunningFor(long nanos) {
            return terminate != null && !paused && System.nanoTime() - startWallNanos >= nanos;
        }

        /** Whether the latest turn exceeded its budget. */
        synchronized boolean isExceeded() {
            return exceeded;
        }

        /** Ends the turn if its budget is used up; true, once, when that has been in vain for too long. */
        private synchronized boolean enforce() {
            if (terminate == null || paused) {
                return false;
            }
            long used = THREADS.getThreadCpuTime(threadId) - startNanos;
            long excess = used - budgetNanos;
            if (excess > 0 || isAsleep(used)) {
                exceeded = true;
                terminate.run();
            }
            boolean news = excess > GRACE_NANOS && !reported;
            reported |= news;
            return news;
        }

        private boolean isAsleep(long used) {
            long wall = System.nanoTime() - startWallNanos;
            return wall > LONGEST_SLEEP_NANOS && used < wall / LEAST_SHARE;
        }
    }
}
