package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.pod.config.SandboxConfig;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Holds sandboxes to their limits from outside: heartbeat, unread bytes, code that cannot be stopped inside. Looks a
 * few times a second, on one thread.
 */
final class SandboxWatch {
    /** Bytes that wait to be read by a sandbox, at which it is taken to read no more. */
    private static final long MAX_UNREAD = 64L * 1024 * 1024;

    private static final Duration UNUSED_VERSION = Duration.ofMinutes(1);

    private final SandboxConfig config;
    private final Timers timers;
    private final Map<Sandbox, StuckDetector> detectors = new WeakHashMap<>();

    SandboxWatch(SandboxConfig config, Timers timers) {
        this.config = config;
        this.timers = timers;
    }

    void look(Set<Sandbox> sandboxes) {
        sandboxes.forEach(this::look);
    }

    /** Whether nothing has been asked of the sandbox for so long that it may go. */
    boolean isIdle(Sandbox sandbox) {
        return sandbox.isUnused()
                && sandbox.pulse().unusedNanos() > config.idleTimeout().toNanos();
    }

    private void look(Sandbox sandbox) {
        if (sandbox.pulse().silentNanos() > config.heartbeatTimeout().toNanos()) {
            sandbox.kill(Failures.of(Cause.SANDBOX_LOST, Failures.SANDBOX_LOST.message()), "no heartbeat");
        } else if (sandbox.process().link().queuedBytes() > MAX_UNREAD) {
            sandbox.kill(Failures.SANDBOX_LOST, "it does not read what it is sent");
        } else if (isStuck(sandbox)) {
            sandbox.kill(Failures.CPU, "code in it could not be stopped");
        } else {
            sandbox.retireUnusedVersions(UNUSED_VERSION);
        }
    }

    private boolean isStuck(Sandbox sandbox) {
        long now = timers.nanos();
        Duration tolerance = Duration.ofMillis(sandbox.cpuMillisInUse()).plus(config.stuckGrace());
        return detectors
                .computeIfAbsent(sandbox, any -> new StuckDetector(now, sandbox))
                .isStuck(now, sandbox, tolerance);
    }
}
