package dev.holdfast.pod.sandbox;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Notices a sandbox that uses CPU time on what it was given and says nothing, although its own limits should have
 * stopped the code. Counts the process's CPU time since its last word, so that a busy machine makes nobody a suspect.
 * For one thread.
 */
final class StuckDetector {
    private long quietSinceNanos;
    private long cpuMillisThen;

    StuckDetector(long nowNanos, Sandbox sandbox) {
        quietSinceNanos = nowNanos;
        cpuMillisThen = sandbox.process().cpuMillis().orElse(0);
    }

    /** Looks once; true when it has used more than the tolerance. */
    boolean isStuck(long nowNanos, Sandbox sandbox, Duration tolerance) {
        OptionalLong cpu = sandbox.process().cpuMillis();
        boolean spoke = sandbox.pulse().spokeNanos() - quietSinceNanos > 0;
        if (spoke || cpu.isEmpty() || !sandbox.isBusy()) {
            quietSinceNanos = nowNanos;
            cpuMillisThen = cpu.orElse(0);
        }
        return cpu.orElse(0) - cpuMillisThen > tolerance.toMillis();
    }
}
