package dev.holdfast.link;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps exactly one thread reading, though a reader may work for long on what it has read: then another one takes over,
 * and the first leaves when its work is done.
 */
final class ReaderRelay {
    /** Readers may run script, which wants large stacks; unused pages cost nothing. */
    private static final long STACK_BYTES = 16L * 1024 * 1024;

    private final String name;
    private final BooleanSupplier readUntilRelieved;
    private final Runnable ended;
    private final AtomicReference<@Nullable Shift> atWork = new AtomicReference<>();

    /** Work on what was read, from its beginning. */
    private record Shift(long beganNanos) {}

    /**
     * @param name of the threads
     * @param readUntilRelieved reads until there is nothing more to come, or returns false as soon as {@link #work} did
     * @param ended called by the last reader
     */
    ReaderRelay(String name, BooleanSupplier readUntilRelieved, Runnable ended) {
        this.name = name;
        this.readUntilRelieved = readUntilRelieved;
        this.ended = ended;
    }

    /** Puts a thread to reading. */
    void start() {
        Thread.ofPlatform().daemon().name(name).stackSize(STACK_BYTES).start(this::read);
    }

    /** Does work on the reader's thread; false when another reader has taken over meanwhile. */
    boolean work(Runnable work) {
        Shift shift = new Shift(System.nanoTime());
        atWork.set(shift);
        work.run();
        return atWork.compareAndSet(shift, null);
    }

    /** Starts another reader if the present one has been at work for longer than this. */
    void relieve(Duration longerThan) {
        Shift shift = atWork.get();
        if (shift != null
                && System.nanoTime() - shift.beganNanos() > longerThan.toNanos()
                && atWork.compareAndSet(shift, null)) {
            start();
        }
    }

    private void read() {
        if (readUntilRelieved.getAsBoolean()) {
            ended.run();
        }
    }
}
