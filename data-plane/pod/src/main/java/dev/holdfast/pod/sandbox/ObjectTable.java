package dev.holdfast.pod.sandbox;

import dev.holdfast.pod.invocation.Subject;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Objects placed in one sandbox. */
final class ObjectTable {
    private final ConcurrentHashMap<Long, Placed> open = new ConcurrentHashMap<>();
    private final AtomicLong lastNumber = new AtomicLong();

    /**
     * An object with the version that it runs.
     *
     * @param subject what it counts as
     */
    record Placed(long number, StartedVersion version, PlacedObject object, Subject subject) {}

    Placed add(StartedVersion version, PlacedObject object, Subject subject) {
        Placed placed = new Placed(lastNumber.incrementAndGet(), version, object, subject);
        open.put(placed.number(), placed);
        return placed;
    }

    /** The object, unless it was stopped meanwhile. */
    Optional<Placed> find(long number) {
        if (number <= 0 || number > lastNumber.get()) {
            throw new SandboxViolationException("speaks of object " + number + ", which was never placed there");
        }
        return Optional.ofNullable(open.get(number));
    }

    boolean remove(Placed placed) {
        return open.remove(placed.number(), placed);
    }

    int size() {
        return open.size();
    }

    /** Tells every object that its sandbox is gone. */
    void lose() {
        for (Placed placed : open.values()) {
            if (remove(placed)) {
                placed.object().lost();
            }
        }
    }
}
