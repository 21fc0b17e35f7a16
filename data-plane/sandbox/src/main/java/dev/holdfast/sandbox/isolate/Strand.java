package dev.holdfast.sandbox.isolate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A mailbox whose tasks run one after the other, in order, on whatever thread of the pool is free. Tasks run in
 * batches: what must surround a batch, such as holding the engine's lock, is done once for many tasks.
 */
public final class Strand implements Executor {
    private static final Logger LOG = Logger.getLogger(Strand.class.getName());
    private static final int MOST_TASKS = 512;

    private final Executor pool;
    private final Runnable batchEnded;
    private final ReentrantLock lock = new ReentrantLock();
    private Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    /** @param batchEnded runs after each batch, before the thread is given back */
    public Strand(Executor pool, Runnable batchEnded) {
        this.pool = pool;
        this.batchEnded = batchEnded;
    }

    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        } finally {
            lock.unlock();
        }
        pool.execute(this::batch);
    }

    private void batch() {
        try {
            int done = 0;
            while (done < MOST_TASKS) {
                Deque<Runnable> batch = take();
                if (batch.isEmpty()) {
                    return;
                }
                done += batch.size();
                batch.forEach(Strand::run);
            }
        } finally {
            batchEnded.run();
            goOn();
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a task failed", e);
        }
    }

    private Deque<Runnable> take() {
        lock.lock();
        try {
            Deque<Runnable> taken = tasks;
            tasks = new ArrayDeque<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void goOn() {
        lock.lock();
        try {
            if (tasks.isEmpty()) {
                running = false;
                return;
            }
        } finally {
            lock.unlock();
        }
        pool.execute(this::batch);
    }
}
