package dev.holdfast.pod.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** KV namespaces as Workers use them. */
@ConfigMapping(prefix = "holdfast.kv")
public interface KvConfig {
    /** Memory for large values on their way, all together; one account has a quarter of it at most. */
    @WithDefault("256M")
    MemorySize maxInTransit();
}
