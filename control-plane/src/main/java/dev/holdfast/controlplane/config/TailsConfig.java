package dev.holdfast.controlplane.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Sockets through which people follow workers. */
@ConfigMapping(prefix = "holdfast.tails")
public interface TailsConfig {
    /** After which a tail ends by itself. */
    @WithDefault("6h")
    Duration lifetime();

    /** How many a worker may have at the same time. */
    @WithDefault("10")
    int perWorker();

    /** How much may wait for a reader that is slow; what comes then is dropped. */
    @WithDefault("1M")
    MemorySize waitingBytes();
}
