package dev.holdfast.pod.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Workers' caches ({@code caches.default} and named ones), held in the pod's memory. */
@ConfigMapping(prefix = "holdfast.cache")
public interface CacheConfig {
    /** Memory for all caches together; those of workers that used theirs longest ago go first. */
    @WithDefault("128M")
    MemorySize maxTotal();

    /** Memory for all caches of one worker. */
    @WithDefault("16M")
    MemorySize maxPerWorker();

    /** Largest response that is kept. */
    @WithDefault("4M")
    MemorySize maxResponse();
}
