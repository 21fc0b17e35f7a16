package dev.holdfast.pod.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Durable Objects hosted by this pod. */
@ConfigMapping(prefix = "holdfast.objects")
public interface ObjectsConfig {
    /** An object with nothing to do for this long leaves memory. */
    @WithDefault("10s")
    Duration idleTimeout();

    /** How long a busy object may stay on old code after a deployment that does not say it itself; then it is reset. */
    @WithDefault("300s")
    Duration updateDelay();

    /** How long a storage operation is tried before the object is reset. */
    @WithDefault("30s")
    Duration storageTimeout();

    /** For how long a shard's lease holds without renewal. */
    @WithDefault("15s")
    Duration leaseDuration();

    /** How often leases are renewed. */
    @WithDefault("4s")
    Duration leaseRenewal();

    /** Most calls that wait for one object to start. */
    @WithDefault("1000")
    int maxQueue();
}
