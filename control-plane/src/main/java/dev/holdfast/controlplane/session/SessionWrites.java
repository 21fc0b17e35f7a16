package dev.holdfast.controlplane.session;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ApiRoutes;
import dev.holdfast.controlplane.api.ErrorCause;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses writes that other sites could make a signed-in browser send: without an Authorization header, a header is
 * needed that no foreign page can set.
 */
public class SessionWrites {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String MARK = "holdfast-dashboard";

    @ServerRequestFilter
    void refuseForeignPages(ContainerRequestContext request, ResourceInfo route) {
        boolean fromApi = ApiRoutes.contain(route);
        boolean byCookie = request.getHeaderString("Authorization") == null;
        if (fromApi
                && byCookie
                && !READS.contains(request.getMethod())
                && !MARK.equals(request.getHeaderString("X-Requested-With"))) {
            throw new ApiException(
                    ErrorCause.FOREIGN_PAGE, "Writes from a browser need the header X-Requested-With: " + MARK);
        }
    }
}
