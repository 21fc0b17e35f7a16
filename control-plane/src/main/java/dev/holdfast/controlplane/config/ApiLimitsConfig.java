package dev.holdfast.controlplane.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How much the API takes. Rates are kept by each control plane for itself. */
@ConfigMapping(prefix = "holdfast.api-limits")
public interface ApiLimitsConfig {
    /** Requests with one token, or in one user's sessions. */
    @WithDefault("3000")
    int credentialRequestsPerMinute();

    /** Requests of all members of an account together, unless the operator set another limit for it. */
    @WithDefault("6000")
    int accountRequestsPerMinute();

    /**
     * Requests of one client address without credentials, and as many with credentials that are refused. Behind a
     * proxy, {@code quarkus.http.proxy} says whose word on addresses is believed.
     */
    @WithDefault("3000")
    int strangerRequestsPerMinute();

    /** Bodies of uploads, stored values and whatever else may be large; {@code quarkus.http.limits} bounds them too. */
    @WithDefault("100M")
    MemorySize uploadBytes();

    /**
     * Bodies of more than {@link #bodyBytes} that are in memory at a time; at least one of the largest. Absent: a fifth
     * of the heap.
     */
    Optional<MemorySize> largeBodiesBytes();

    /** All other bodies. */
    @WithDefault("1M")
    MemorySize bodyBytes();
}
