package dev.holdfast.controlplane.web;

import dev.holdfast.controlplane.config.PlatformConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Headers that keep the dashboard's pages from being framed, sniffed or fed with foreign scripts. The pages themselves
 * may frame tenants' Workers, which the editor shows beside the code.
 */
@ApplicationScoped
public class SecurityHeaders {
    private static final int EARLY = 900;
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

    private void protect(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        if (request.normalizedPath().startsWith("/client/")) {
            headers.set("Cache-Control", "no-store");
        }
        request.next();
    }
}
