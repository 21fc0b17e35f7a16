package dev.holdfast.controlplane.identity;

import io.quarkus.oidc.TenantResolver;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Requests with an Authorization header are a program's: their access token must be meant for this API. All others are
 * a browser's session, by code flow.
 */
@ApplicationScoped
public class BearerTenant implements TenantResolver {
    private static final String API = "api";

    @Override
    public @Nullable String resolve(RoutingContext request) {
        return request.request().getHeader("Authorization") == null ? null : API;
    }
}
