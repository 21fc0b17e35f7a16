package dev.holdfast.sandbox.object;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds what others can see until the writes made before it are durable (reference: durable-objects 5.3). Order is
 * kept; writes made later do not delay what was sent earlier.
 */
public final class OutputGate {
    private final Deque<Held> queue = new ArrayDeque<>();
    private long required;
    private long confirmed;

    private record Held(long commit, Runnable message) {}

    /** Nothing sent from now on leaves before this commit is durable. Numbers never fall. */
    public void lock(long commit) {
        required = Math.max(required, commit);
    }

    /** Sends now or later. */
    public void send(Runnable message) {
        if (queue.isEmpty() && required <= confirmed) {
            message.run();
        } else {
            queue.add(new Held(required, message));
        }
    }

    /** All commits up to this one are durable. */
    public void confirm(long commit) {
        confirmed = Math.max(confirmed, commit);
        while (!queue.isEmpty() && queue.peek().commit() <= confirmed) {
            queue.remove().message().run();
        }
    }

    /** Forgets what is held: it will never be sent. */
    public void clear() {
        queue.clear();
        required = confirmed;
    }

    public boolean isOpen() {
        return queue.isEmpty() && required <= confirmed;
    }
}
