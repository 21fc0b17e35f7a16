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
 * in the order of arrival, sections before events.
 *
 * <p>Locks and sections change in the middle of a turn; whoever runs turns calls {@link #admit} after each.
 */
public final class InputGate {
    private final Deque<Waiting> events = new ArrayDeque<>();
    private final Deque<Waiting> sectionsToCome = new ArrayDeque<>();
    private final Sections sections = new Sections();
    private int locks;

    private record Waiting(long section, Runnable action) {}

    /** What is done when a critical section begins. */
    public interface SectionStart {
        /** @param section number under which it is left */
        void begin(long section);
    }

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

    /**
     * Asks for a critical section inside the innermost one that runs now. It begins when that one has no other inside
     * and no storage operation is outstanding, before any event. To be followed by {@link #admit}.
     */
    public void requestSection(SectionStart start) {
        sectionsToCome.add(new Waiting(sections.innermost(), () -> start.begin(sections.enter())));
    }

    /** A critical section ends. Those inside it that still run or wait belong to the one around it from now on. */
    public void leaveSection(long section) {
        sections.leave(section);
    }

    /** How many critical sections run, one inside the other. */
    public int depth() {
        return sections.depth();
    }

    /** The innermost critical section, to be remembered by what begins now; 0 outside of all. */
    public long section() {
        return sections.innermost();
    }

    /** Whether a critical section still runs. */
    public boolean isInside(long section) {
        return sections.isRunning(section);
    }

    /** Whether an event that comes now would enter at once. */
    public boolean isOpenFor(long section) {
        return locks == 0
                && events.isEmpty()
                && sectionsToCome.isEmpty()
                && (sections.depth() == 0 || sections.living(section) == sections.innermost());
    }

    /**
     * Lets an event in now or, in order, later. To be followed by {@link #admit}.
     *
     * @param section in which the event was caused, 0 for events from outside
     */
    public void enter(long section, Runnable event) {
        events.add(new Waiting(section, event));
    }

    /** Lets an event in before those that wait, once nothing keeps the gate shut. To be followed by {@link #admit}. */
    public void enterFirst(Runnable event) {
        events.addFirst(new Waiting(0, event));
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
        events.forEach(waiting -> left.add(waiting.action()));
        events.clear();
        sectionsToCome.clear();
        sections.clear();
        locks = 0;
        return left;
    }

    /** How many wait. */
    public int waiting() {
        return events.size();
    }

    /** Whether nobody waits and nothing keeps the gate shut. */
    public boolean isQuiet() {
        return events.isEmpty() && isOpen();
    }

    /** Whether an event from outside that came now would enter at once, were it alone. */
    public boolean isOpen() {
        return locks == 0 && sections.depth() == 0 && sectionsToCome.isEmpty();
    }

    private @Nullable Runnable next() {
        Runnable section = take(sectionsToCome, false);
        return section == null ? take(events, sections.depth() == 0) : section;
    }

    private @Nullable Runnable take(Deque<Waiting> queue, boolean any) {
        for (Iterator<Waiting> iterator = queue.iterator(); iterator.hasNext(); ) {
            Waiting waiting = iterator.next();
            if (any || sections.living(waiting.section()) == sections.innermost()) {
                iterator.remove();
                return waiting.action();
            }
        }
        return null;
    }
}
