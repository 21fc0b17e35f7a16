package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.PodMessage.StorageAnswer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Storage answers for one version, on their way from the link to its strand. While script waits for one in the middle
 * of a turn ({@link BlockingReads}) they are kept here instead, where the waiting thread takes them; what does not
 * concern it follows to the strand afterwards. INVARIANT: answers reach the strand in the order in which they arrived.
 */
final class StorageInbox {
    private final Executor strand;
    private final Consumer<StorageAnswer> deliver;
    private final Object lock = new Object();
    private final Deque<StorageAnswer> kept = new ArrayDeque<>();
    private boolean open;

    /** @param deliver called on the strand */
    StorageInbox(Executor strand, Consumer<StorageAnswer> deliver) {
        this.strand = strand;
        this.deliver = deliver;
    }

    /** Takes an answer in; for the threads that read the link, one at a time. */
    void arrived(StorageAnswer answer) {
        synchronized (lock) {
            if (open) {
                kept.add(answer);
                lock.notifyAll();
            } else {
                toStrand(answer);
            }
        }
    }

    /** From now on answers are kept; for the strand's thread. */
    void open() {
        synchronized (lock) {
            open = true;
        }
    }

    /** The oldest kept answer; null when none has come before this moment of the monotonic clock. */
    @Nullable
    StorageAnswer await(long deadlineNanos) throws InterruptedException {
        synchronized (lock) {
            while (kept.isEmpty()) {
                long leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
                if (leftMillis <= 0) {
                    return null;
                }
                lock.wait(leftMillis);
            }
            return kept.remove();
        }
    }

    /** Lets everything go to the strand again, beginning with these. */
    void close(Iterable<StorageAnswer> first) {
        synchronized (lock) {
            open = false;
            first.forEach(this::toStrand);
            kept.forEach(this::toStrand);
            kept.clear();
        }
    }

    private void toStrand(StorageAnswer answer) {
        strand.execute(() -> deliver.accept(answer));
    }
}
