package dev.holdfast.pod.time;

import java.time.Duration;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Timers whose clock a test moves by hand; tasks run on the thread that moves it. */
public final class ManualTimers implements Timers {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long now = 1_000_000_000L;
    private long sequence;

    private final class Task implements Comparable<Task>, Cancellable {
        private final long due;
        private final long order = sequence++;
        private final Runnable action;
        private boolean cancelled;

        Task(long due, Runnable action) {
            this.due = due;
            this.action = action;
        }

        @Override
        public int compareTo(Task other) {
            return due == other.due ? Long.compare(order, other.order) : Long.compare(due, other.due);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized long epochMillis() {
        return now / 1_000_000;
    }

    @Override
    public synchronized Cancellable after(Duration delay, Runnable task) {
        Task scheduled = new Task(now + delay.toNanos(), task);
        tasks.add(scheduled);
        return scheduled;
    }

    @Override
    public Cancellable every(Duration pause, Runnable task) {
        return after(pause, () -> {
            task.run();
            var _ = every(pause, task);
        });
    }

    /** Lets time pass, and runs what becomes due on the way. */
    public void advance(Duration duration) {
        long end = nanos() + duration.toNanos();
        for (Task due = next(end); due != null; due = next(end)) {
            if (!due.cancelled) {
                due.action.run();
            }
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized @Nullable Task next(long end) {
        Task first = tasks.peek();
        if (first == null || first.due > end) {
            return null;
        }
        now = Math.max(now, first.due);
        return tasks.poll();
    }
}
