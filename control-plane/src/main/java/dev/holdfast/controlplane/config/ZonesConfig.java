package dev.holdfast.controlplane.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How accounts show that domains are theirs. */
@ConfigMapping(prefix = "holdfast.zones")
public interface ZonesConfig {
    /** Whether domains are taken on trust, first come first served. Only where all accounts trust each other. */
    @WithDefault("false")
    boolean unverified();

    /** Host and port of the name server that is asked; absent: the system's. */
    Optional<String> nameServer();

    /** For how long is waited for it. */
    @WithDefault("5s")
    Duration timeout();
}
