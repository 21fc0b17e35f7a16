package dev.holdfast.pod.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Requests that tenants' code makes to the outside. */
@ConfigMapping(prefix = "holdfast.egress")
public interface EgressConfig {
    /**
     * Address ranges that code may reach although they are not public, such as {@code 10.1.2.0/24} or {@code ::1/128}.
     * For everything else that is not public, requests are refused.
     */
    Optional<List<String>> allowed();

    /** Address ranges that code may not reach although they are public: the platform's own services. */
    Optional<List<String>> denied();

    /** PEM files of certificate authorities that are trusted besides those that the JVM trusts. */
    Optional<List<Path>> trustedCertificates();

    /** How long a connection may take to be made. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** A connection on which nothing moves for this long is broken off. */
    @WithDefault("5m")
    Duration idleTimeout();

    /** All header fields of a request, or of a response, together. */
    @WithDefault("128K")
    MemorySize maxHeaders();

    /** Most requests of one account in progress; more are refused. */
    @WithDefault("1000")
    int maxOpenPerAccount();

    /** Most connections of one account to one origin; more requests wait. HTTP/2 has many requests on one. */
    @WithDefault("32")
    int maxConnectionsPerOrigin();

    /** Connections of an account that has made no request for this long are closed. */
    @WithDefault("2m")
    Duration accountTimeout();

    /** Most requests, of whatever kind, that an event may make on the paid plan. */
    @WithDefault("10000")
    int paidSubrequests();

    /** Most requests, of whatever kind, that an event may make on the free plan. */
    @WithDefault("50")
    int freeSubrequests();
}
