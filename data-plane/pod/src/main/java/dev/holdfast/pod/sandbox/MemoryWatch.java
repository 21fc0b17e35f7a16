package dev.holdfast.pod.sandbox;

import dev.holdfast.pod.config.SandboxConfig;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;

/**
 * Holds sandboxes to their resident memory from outside. Looks the more often the nearer one is to the limit: nothing
 * that grows by four gigabytes a second or less goes far beyond it unseen.
 */
final class MemoryWatch {
    private static final long FASTEST_GROWTH_PER_MILLI = (4L << 30) / 1000;
    private static final long SHORTEST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final long mostBytes;
    private final Timers timers;

    MemoryWatch(SandboxConfig config, Timers timers) {
        this.mostBytes = config.maxResident().asLongValue();
        this.timers = timers;
    }

    /** Watches until the sandbox is gone. */
    void watch(Sandbox sandbox) {
        if (sandbox.gone().isDone()) {
            return;
        }
        long resident = sandbox.process().residentBytes().orElse(0);
        if (resident > mostBytes) {
            sandbox.kill(Failures.MEMORY, "too much resident memory: " + (resident >> 20) + " MiB");
            return;
        }
        long pause = (mostBytes - resident) / FASTEST_GROWTH_PER_MILLI;
        var _ = timers.after(
                Duration.ofMillis(Math.clamp(pause, SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS)),
                () -> watch(sandbox));
    }
}
