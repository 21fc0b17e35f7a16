package dev.holdfast.pod.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The pod itself. */
@ConfigMapping(prefix = "holdfast.pod")
public interface PodConfig {
    /** Name of this pod, stable over restarts and unique in the cluster: it is part of its leases. */
    @WithDefault("pod-0")
    String name();

    /** Which release this is, as operators see it. */
    @WithDefault("${quarkus.application.version:unknown}")
    String version();

    /** How long requests in progress may take to finish after a stop was asked for. */
    @WithDefault("10s")
    Duration drainTimeout();
}
