package dev.holdfast.pod.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The port on which tenants' workers answer. */
@ConfigMapping(prefix = "holdfast.tenants")
public interface TenantsConfig {
    /** The platform's domain, under which accounts have their subdomains; all other hosts are tenants' own. */
    @WithDefault("localhost")
    String domain();

    /** {@code http} or {@code https}: how clients reach workers, so how routes that name a scheme are read. */
    @WithDefault("http")
    String scheme();

    /** Address to listen on. */
    @WithDefault("127.0.0.1")
    String host();

    /** Port to listen on; 0 takes a free one. */
    @WithDefault("8787")
    int port();

    /** Longest request line; beyond it the answer is 414. */
    @WithDefault("16K")
    MemorySize maxUrl();

    /** All header fields of a request together; beyond it the answer is 431. */
    @WithDefault("128K")
    MemorySize maxHeaders();

    /** Largest request body; beyond it the answer is 413. */
    @WithDefault("100M")
    MemorySize maxBody();

    /** Most requests in progress in this pod; more are refused as overload. */
    @WithDefault("10000")
    int maxRequests();

    /** Most WebSockets of clients; further requests for one are refused as overload. */
    @WithDefault("50000")
    int maxSockets();
}
