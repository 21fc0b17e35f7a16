package dev.holdfast.sandbox.serve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Who runs the strands: work that the reading thread brings is done by that thread itself once it has delivered all
 * that it read, since changing threads costs more than most turns; everything else is done by the pool. Safe for any
 * thread.
 */
final class Hands implements Executor {
    private final Executor pool;
    private final ThreadLocal<Brought> brought = ThreadLocal.withInitial(Brought::new);

    Hands(Executor pool) {
        this.pool = pool;
    }

    /** The present thread has read something: what it executes waits for {@link #work}. */
    void collect() {
        brought.get().collecting = true;
    }

    /** Does one of the things that the present thread has collected, and leaves the others to the pool. */
    void work() {
        Brought mine = brought.get();
        mine.collecting = false;
        Runnable own = mine.tasks.poll();
        for (Runnable other = mine.tasks.poll(); other != null; other = mine.tasks.poll()) {
            pool.execute(other);
        }
        if (own != null) {
            own.run();
        }
    }

    @Override
    public void execute(Runnable task) {
        Brought mine = brought.get();
        if (mine.collecting) {
            mine.tasks.add(task);
        } else {
            pool.execute(task);
        }
    }

    /** Of one thread. */
    private static final class Brought {
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private boolean collecting;
    }
}
