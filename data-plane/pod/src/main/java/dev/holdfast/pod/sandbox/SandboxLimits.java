package dev.holdfast.pod.sandbox;

import dev.holdfast.pod.config.SandboxConfig;

/**
 * Limits that a sandbox is told of, or held to by its session.
 *
 * @param scriptHeapBytes soft limit of script memory for the whole sandbox
 * @param cpuMillis default limit of CPU time per event
 * @param startupMillis limit of CPU time for evaluating modules
 * @param maxExchanges most requests in progress, each way
 */
public record SandboxLimits(long scriptHeapBytes, int cpuMillis, int startupMillis, int maxExchanges) {
    private static final int CPU_MILLIS = 30_000;

    /** As configured. */
    public static SandboxLimits of(SandboxConfig config) {
        return new SandboxLimits(
                config.scriptHeap().asLongValue(),
                CPU_MILLIS,
                Math.toIntExact(config.startupCpu().toMillis()),
                config.maxExchanges());
    }
}
