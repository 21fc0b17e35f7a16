package dev.holdfast.controlplane.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much the API takes. Rates are kept by each control plane for itself. */
@ConfigMapping(prefix = "holdfast.api-limits")
public interface ApiLimitsConfig {
    /** Requests with one token, or in one user's sessions. */
    @WithDefault("3000")
    int credentialRequestsPerMinute();

    /** Requests of all members of an account together, unless the operator set another limit for it. */
    @WithDefault("6000")
    int accountRequestsPerMinute();

    /** Bodies of uploads, stored values and whatever else may be large; {@code quarkus.http.limits} bounds them too. */
    @WithDefault("100M")
    MemorySize uploadBytes();

    /** All other bodies. */
    @WithDefault("1M")
    MemorySize bodyBytes();
}
