package dev.holdfast.sandbox.isolate;

import dev.holdfast.sandbox.object.InputGate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The critical sections of one instance: each may take so long, and only so many run one inside the other. */
final class CriticalSections {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MAX_DEPTH = 64;

    private final InputGate gate;
    private final Map<Long, Future<?>> deadlines = new HashMap<>();

    CriticalSections(InputGate gate) {
        this.gate = gate;
    }

    /** What the owner of an instance does for its sections; for the strand. */
    interface Owner {
        /** Tells script that a section has begun. */
        void begun(long section);

        /** A section takes too long. */
        void overdue();

        /** Calls back on the strand. */
        Future<?> after(long delay, TimeUnit unit, Runnable task);
    }

    /** Asks for a section; false when it would be too deep. */
    boolean request(Owner owner) {
        if (gate.depth() >= MAX_DEPTH) {
            return false;
        }
        gate.requestSection(section -> {
            Runnable check = () -> {
                if (gate.isInside(section)) {
                    owner.overdue();
                }
            };
            deadlines.put(section, owner.after(LONGEST.toMillis(), TimeUnit.MILLISECONDS, check));
            owner.begun(section);
        });
        return true;
    }

    /** Ends a section; one that does not run is of no consequence. */
    void leave(long section) {
        gate.leaveSection(section);
        Future<?> deadline = deadlines.remove(section);
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    /** The instance is gone. */
    void clear() {
        deadlines.values().forEach(deadline -> deadline.cancel(false));
        deadlines.clear();
    }
}
