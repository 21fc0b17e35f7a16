package dev.holdfast.controlplane.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What the dashboard's editor may use. */
@ConfigMapping(prefix = "holdfast.dashboard")
public interface DashboardConfig {
    /** The npm registry from which the editor gets packages; absent: it gets none. */
    Optional<URI> registry();

    /** For how long is waited for one answer of the registry. */
    @WithDefault("20s")
    Duration registryTimeout();

    /** What one answer of the registry may have. */
    @WithDefault("32M")
    MemorySize registryBytes();
}
