package dev.holdfast.controlplane.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the platform is seen from outside. */
@ConfigMapping(prefix = "holdfast")
public interface PlatformConfig {
    /** Origin of dashboard and API, without a trailing slash. */
    URI publicUrl();

    Tenants tenants();

    FreePlan freePlan();

    Session session();

    /** Where workers answer. */
    interface Tenants {
        /** The domain under which accounts have their subdomains. */
        @WithDefault("localhost")
        String domain();

        /** {@code http} or {@code https}. */
        @WithDefault("http")
        String scheme();

        /** The public port of the pods' ingress. */
        @WithDefault("8787")
        int port();
    }

    /** How long browsers stay signed in. */
    interface Session {
        /** How long nobody may touch the dashboard before its session is over. */
        @WithDefault("2h")
        Duration idleTimeout();
    }

    /** What the operator gives away. */
    interface FreePlan {
        /** Whether accounts without the paid plan may have classes with SQLite storage. */
        @WithDefault("false")
        boolean sqliteObjects();
    }

    /** The address of a page of the dashboard. */
    default URI page(String path) {
        return URI.create(publicUrl().toString().replaceAll("/+$", "") + path);
    }
}
