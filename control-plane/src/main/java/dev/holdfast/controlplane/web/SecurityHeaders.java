package dev.holdfast.controlplane.web;

import dev.holdfast.controlplane.config.PlatformConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Headers that keep the dashboard's pages from being framed, sniffed, fed with foreign scripts or kept for too long.
 * The pages themselves may frame tenants' Workers, which the editor shows beside the code.
 */
@ApplicationScoped
public class SecurityHeaders {
    private static final int EARLY = 900;
    private static final String RELEASED_FILES = "/assets/";
    private static final String POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"
            + " 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'"
            + " blob:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; frame-src ";

    private final String policy;

    SecurityHeaders(PlatformConfig platform) {
        this.policy = POLICY + workers(platform.tenants());
    }

    void register(@Observes Filters filters) {
        filters.register(this::protect, EARLY);
    }

    /** Every host below the domain where Workers answer. */
    private static String workers(PlatformConfig.Tenants tenants) {
        return "%s://*.%s:%d".formatted(tenants.scheme(), tenants.domain(), tenants.port());
    }

    /**
     * What the API says is never kept, and the dashboard's page is asked for anew each time, since it names the files
     * of its release. Those have names of their own in each release, and are left to what the configuration says of
     * files.
     */
    private static Optional<String> cachingOf(String path) {
        if (path.startsWith("/client/")) {
            return Optional.of("no-store");
        }
        return path.startsWith(RELEASED_FILES) ? Optional.empty() : Optional.of("no-cache");
    }

    private void protect(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        cachingOf(request.normalizedPath()).ifPresent(caching -> headers.set("Cache-Control", caching));
        request.next();
    }
}
