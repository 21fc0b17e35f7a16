package dev.holdfast.pod.trace;

import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.time.Timers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Of which workers more is left out than shown: told when that begins, and when nothing was left out for a second. Safe
 * for several threads.
 */
final class Overloads {
    private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Timers timers;
    private final BiConsumer<RunningVersion, Boolean> told;
    private final Map<String, Overload> present = new ConcurrentHashMap<>();

    /** @param latestNanos when something was left out last */
    private record Overload(RunningVersion version, long latestNanos) {}

    /** @param told whether it begins or ends */
    Overloads(Timers timers, BiConsumer<RunningVersion, Boolean> told) {
        this.timers = timers;
        this.told = told;
    }

    /** Something of a worker is left out. */
    void leftOut(RunningVersion version) {
        if (present.put(version.workerId(), new Overload(version, timers.nanos())) == null) {
            told.accept(version, true);
        }
    }

    /** To be called about once a second. */
    void turn() {
        long now = timers.nanos();
        present.values().forEach(overload -> {
            if (now - overload.latestNanos() > CALM_NANOS
                    && present.remove(overload.version().workerId(), overload)) {
                told.accept(overload.version(), false);
            }
        });
    }
}
