package dev.holdfast.sandbox.object;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides when an event may enter an object (reference: durable-objects 5.2 and 5.4). While a storage operation is
 * outstanding nothing enters. While a critical section runs, only what was begun inside it enters. Those who wait enter
 * in the order of arrival.
 *
 * <p>Locks and sections change in the middle of a turn; whoever runs turns calls {@link #admit} after each.
 */
public final class InputGate {
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final Deque<Long> sections = new ArrayDeque<>();
    private long lastSection;
    private int locks;

    private record Waiting(long section, Runnable event) {}

    /** A storage operation begins. */
    public void lock() {
        locks++;
    }

    /** A storage operation has ended, and script has seen its result. */
    public void unlock() {
        if (locks == 0) {
            throw new IllegalStateException("the input gate is not locked");
        }
        locks--;
    }

    /** A critical section begins. */
    public void enterSection() {
        sections.push(++lastSection);
    }

    /** The innermost critical section ends. */
    public void leaveSection() {
        sections.pop();
    }

    /** How many critical sections run, one inside the other. */
    public int depth() {
        return sections.size();
    }

    /** The innermost critical section, to be remembered by what begins now; 0 outside of all. */
    public long section() {
        return sections.isEmpty() ? 0 : sections.peek();
    }

    /** Whether a critical section still runs. */
    public boolean isInside(long section) {
        return sections.contains(section);
    }

    /**
     * Lets an event in now or, in order, later. To be followed by {@link #admit}.
     *
     * @param section in which the event was caused, 0 for events from outside
     */
    public void enter(long section, Runnable event) {
        queue.add(new Waiting(section, event));
    }

    /** Lets in, one after the other, all who may enter now. */
    public void admit() {
        while (locks == 0) {
            Runnable next = next();
            if (next == null) {
                return;
            }
            next.run();
        }
    }

    /** Those who wait still, who will never enter. */
    public List<Runnable> clear() {
        List<Runnable> left = new ArrayList<>();
        queue.forEach(waiting -> left.add(waiting.event()));
        queue.clear();
        sections.clear();
        locks = 0;
        return left;
    }

    /** How many wait. */
    public int waiting() {
        return queue.size();
    }

    /** Whether nobody waits and nothing keeps the gate shut. */
    public boolean isQuiet() {
        return queue.isEmpty() && locks == 0 && sections.isEmpty();
    }

    private @Nullable Runnable next() {
        for (Iterator<Waiting> iterator = queue.iterator(); iterator.hasNext(); ) {
            Waiting waiting = iterator.next();
            if (sections.isEmpty() || waiting.section() == section()) {
                iterator.remove();
                return waiting.event();
            }
        }
        return null;
    }
}
