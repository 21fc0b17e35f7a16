package dev.holdfast.sandbox.isolate;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends turns that use more CPU time than they may. A thread of its own looks at the running turns every few
 * milliseconds; it never enters an isolate and never waits for one.
 */
public final class Watchdog implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long PERIOD_NANOS = 5_000_000;
    private static final long GRACE_NANOS = 400_000_000;

    /** A turn that is in script for this long and has had next to no CPU time sleeps, which script may not. */
    private static final long LONGEST_SLEEP_NANOS = 5_000_000_000L;

    private static final long LEAST_SHARE = 200;

    private final Set<Meter> meters = ConcurrentHashMap.newKeySet();
    /** CPU time of a turn in which others notice that it runs. */
    private static final long LONG_NANOS = 20_000_000;

    private final Listener listener;
    private final Thread thread;
    private volatile boolean closed;

    /** What is told; the methods are called by the watchdog's thread and must not block. */
    public interface Listener {
        /** A few milliseconds have passed. */
        default void ticked() {}

        /**
         * Script of this version has used much CPU time in one turn, and goes on; said again as often as it does so.
         */
        default void goesOn(int version) {}

        /**
         * Script of this version goes on though it was told to end, which some built-ins of the engine do; said once in
         * a turn.
         */
        void cannotBeStopped(int version);
    }

    public Watchdog(Listener listener) {
        this.listener = listener;
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
            listener.ticked();
            meters.forEach(meter -> meter.enforce(listener));
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
        private long longNanos;
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
            longNanos = LONG_NANOS;
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

        /** Ends the turn if its budget is used up, and tells what is to be told. */
        private synchronized void enforce(Listener listener) {
            if (terminate == null || paused) {
                return;
            }
            long used = THREADS.getThreadCpuTime(threadId) - startNanos;
            long excess = used - budgetNanos;
            if (excess > 0 || isAsleep(used)) {
                exceeded = true;
                terminate.run();
            }
            if (used >= longNanos) {
                longNanos = used + LONG_NANOS;
                listener.goesOn(version);
            }
            if (excess > GRACE_NANOS && !reported) {
                reported = true;
                listener.cannotBeStopped(version);
            }
        }

        private boolean isAsleep(long used) {
            long wall = System.nanoTime() - startWallNanos;
            return wall > LONGEST_SLEEP_NANOS && used < wall / LEAST_SHARE;
        }
    }
}
