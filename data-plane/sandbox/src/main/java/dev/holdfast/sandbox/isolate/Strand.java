package dev.holdfast.sandbox.isolate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A mailbox whose tasks run one after the other, in order, on whatever thread of the pool is free. Tasks run in
 * batches: what must surround a batch, such as holding the engine's lock, is done once for many tasks.
 */
public final class Strand implements Executor {
    private static final int MOST_TASKS = 512;

    private final Executor pool;
    private final Runnable tasksDone;
    private final Runnable batchEnded;
    private final Consumer<Throwable> taskFailed;
    private final ReentrantLock lock = new ReentrantLock();
    private Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    /**
     * @param tasksDone runs when all tasks that had come have run; more may follow in the same batch
     * @param batchEnded runs after each batch, before the thread is given back
     * @param taskFailed takes whatever a task throws; the tasks behind it still run
     */
    public Strand(Executor pool, Runnable tasksDone, Runnable batchEnded, Consumer<Throwable> taskFailed) {
        this.pool = pool;
        this.tasksDone = tasksDone;
        this.batchEnded = batchEnded;
        this.taskFailed = taskFailed;
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
                batch.forEach(this::run);
                tasksDone.run();
            }
        } finally {
            batchEnded.run();
            goOn();
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            taskFailed.accept(e);
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
