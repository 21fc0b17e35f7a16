package dev.holdfast.pod.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Static files of Workers. */
@ConfigMapping(prefix = "holdfast.assets")
public interface AssetsConfig {
    /** Memory for files of up to 1 MiB that were asked for lately; larger ones are never kept. */
    @WithDefault("64M")
    MemorySize maxMemory();
}
