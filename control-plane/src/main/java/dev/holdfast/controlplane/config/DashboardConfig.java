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

    /** How large one archive of the registry may be. */
    @WithDefault("32M")
    MemorySize registryBytes();

    /** How large what the registry says of a package may be. It is read as it comes, and little of it is kept. */
    @WithDefault("128M")
    MemorySize registryDocumentBytes();
}
