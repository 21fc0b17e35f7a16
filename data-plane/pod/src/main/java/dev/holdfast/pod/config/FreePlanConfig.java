package dev.holdfast.pod.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the operator grants to accounts on the free plan; set it alike in the control plane. */
@ConfigMapping(prefix = "holdfast.free-plan")
public interface FreePlanConfig {
    /** Whether objects with SQLite storage are served. */
    @WithDefault("false")
    boolean sqliteObjects();
}
