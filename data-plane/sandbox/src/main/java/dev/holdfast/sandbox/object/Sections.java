package dev.holdfast.sandbox.object;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Critical sections that run, one inside the other, by number. What began in a section that has ended belongs to the
 * nearest one around it that still runs.
 */
final class Sections {
    private final List<Long> running = new ArrayList<>();

    /** Ended sections, as long as any runs: each to the one that was around it. */
    private final Map<Long, Long> around = new HashMap<>();

    private long last;

    /** Begins one inside the innermost. */
    long enter() {
        running.add(++last);
        return last;
    }

    /** Ends one, wherever it is; one that does not run is of no consequence. */
    void leave(long section) {
        int at = running.indexOf(section);
        if (at < 0) {
            return;
        }
        running.remove(at);
        around.put(section, at == 0 ? 0 : running.get(at - 1));
        if (running.isEmpty()) {
            around.clear();
        }
    }

    /** 0 outside of all. */
    long innermost() {
        return running.isEmpty() ? 0 : running.getLast();
    }

    /** The section itself if it runs, else the nearest around it that does; 0 when none does. */
    long living(long section) {
        long found = section;
        while (found != 0 && !running.contains(found)) {
            found = around.getOrDefault(found, 0L);
        }
        return found;
    }

    boolean isRunning(long section) {
        return running.contains(section);
    }

    int depth() {
        return running.size();
    }

    void clear() {
        running.clear();
        around.clear();
    }
}
