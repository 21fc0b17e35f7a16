package dev.holdfast.pod.sandbox;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Notices a sandbox that burns CPU on what it was given and says nothing, although its own limits should have stopped
 * the code. Waiting code burns no CPU, and working code speaks now and then. For one thread.
 */
final class StuckDetector {
    /** Share of one processor, in percent, that counts as burning. */
    private static final int BURNING = 80;

    private long lastLook;
    private long lastCpuMillis;
    private long quietSince;

    StuckDetector(long nowNanos) {
        lastLook = nowNanos;
        quietSince = nowNanos;
    }

    /** Looks once; true when it has gone on for longer than the tolerance. */
    boolean isStuck(long nowNanos, Sandbox sandbox, Duration tolerance) {
        OptionalLong cpu = sandbox.process().cpuMillis();
        long wallMillis = Duration.ofNanos(nowNanos - lastLook).toMillis();
        boolean burning = cpu.isPresent() && (cpu.getAsLong() - lastCpuMillis) * 100 >= wallMillis * BURNING;
        boolean spoke = sandbox.pulse().spokeNanos() - lastLook > 0;
        lastLook = nowNanos;
        lastCpuMillis = cpu.orElse(0);
        if (!burning || spoke || !sandbox.isBusy()) {
            quietSince = nowNanos;
        }
        return nowNanos - quietSince > tolerance.toNanos();
    }
}
