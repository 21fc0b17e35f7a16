package dev.holdfast.pod.sandbox;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Lets only so many in at a time; the others wait, in order. Safe for any thread, and never blocks one. */
final class Turnstile {
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int inside;

    Turnstile(int most) {
        this.most = most;
    }

    /** Does work now or later; whoever it lets in must {@link #leave} once. */
    void enter(Runnable work) {
        synchronized (this) {
            if (inside == most) {
                waiting.add(work);
                return;
            }
            inside++;
        }
        work.run();
    }

    void leave() {
        Runnable next = next();
        if (next != null) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        if (next == null) {
            inside--;
        }
        return next;
    }
}
