package dev.holdfast.controlplane.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where the platform is seen from outside. */
@ConfigMapping(prefix = "holdfast")
public interface PlatformConfig {
    /** Origin of dashboard and API, without a trailing slash. */
    URI publicUrl();

    Tenants tenants();

    FreePlan freePlan();

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
