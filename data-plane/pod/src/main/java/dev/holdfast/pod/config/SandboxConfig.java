package dev.holdfast.pod.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Sandbox processes and the limits that they are held to from outside. */
@ConfigMapping(prefix = "holdfast.sandbox")
public interface SandboxConfig {
    /** The sandbox's launcher script. */
    Path command();

    /** Folder for logs and, unless its path is too long for that, sockets. */
    Path directory();

    /** How sandbox processes are confined. */
    @WithDefault("auto")
    ConfinementMode confinement();

    /** How long a process may take from its start to its first message. */
    @WithDefault("30s")
    Duration startTimeout();

    /** A sandbox that is silent for longer than this is ended. */
    @WithDefault("15s")
    Duration heartbeatTimeout();

    /** Resident memory at which a sandbox is ended. */
    @WithDefault("1G")
    MemorySize maxResident();

    /**
     * Soft limit of what one isolate holds: its heap and its buffers, dead ones that were not collected yet included.
     */
    @WithDefault("256M")
    MemorySize scriptHeap();

    /** Hard limit of one isolate's heap, buffers not included; in whole mebibytes. */
    @WithDefault("128M")
    MemorySize isolateHeap();

    /** CPU time for evaluating a version's modules. */
    @WithDefault("1s")
    Duration startupCpu();

    /** CPU time beyond its events' limits that a sandbox may burn without a word before it is ended. */
    @WithDefault("1s")
    Duration stuckGrace();

    /** A sandbox without requests and objects for this long is retired. */
    @WithDefault("5m")
    Duration idleTimeout();

    /** How many started processes wait for accounts that have none yet. */
    @WithDefault("1")
    int spares();

    /** Most processes at one time. */
    @WithDefault("64")
    int maxProcesses();

    /** Most requests in progress in one sandbox; more are refused as overload. */
    @WithDefault("4096")
    int maxExchanges();
}
