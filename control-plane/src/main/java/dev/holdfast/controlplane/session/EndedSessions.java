package dev.holdfast.controlplane.session;

import dev.holdfast.controlplane.api.ApiRoutes;
import dev.holdfast.controlplane.config.PlatformConfig;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Sends people whose session is over to the login when they open a page outside of the dashboard, and back to it. */
public class EndedSessions {
    private final CurrentUser caller;
    private final PlatformConfig platform;

    EndedSessions(CurrentUser caller, PlatformConfig platform) {
        this.caller = caller;
        this.platform = platform;
    }

    @ServerRequestFilter
    Optional<Response> sendToLogin(ContainerRequestContext request, ResourceInfo route) {
        boolean asksWho = route.getResourceClass().isAnnotationPresent(Authenticated.class);
        if (ApiRoutes.contain(route) || !asksWho || !request.getMethod().equals("GET")) {
            return Optional.empty();
        }
        try {
            caller.get();
            return Optional.empty();
        } catch (UnauthorizedException e) {
            URI page = request.getUriInfo().getRequestUri();
            String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
            String target = URLEncoder.encode(page.getRawPath() + query, StandardCharsets.UTF_8);
            return Optional.of(
                    Response.seeOther(platform.page("/login?return=" + target)).build());
        }
    }
}
