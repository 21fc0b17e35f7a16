package dev.holdfast.controlplane.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Headers that keep the dashboard's pages from being framed, sniffed or fed with foreign scripts. */
@ApplicationScoped
public class SecurityHeaders {
    private static final int EARLY = 900;
    private static final String POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"
            + " 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'"
            + " blob:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::protect, EARLY);
    }

    private static void protect(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set("Content-Security-Policy", POLICY);
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
