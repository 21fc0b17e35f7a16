package dev.holdfast.controlplane.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Takes JSON under any content type or none: wrangler sends it as {@code text/plain} and as
 * {@code application/merge-patch+json} too (reference: wrangler-api 1.2).
 */
public class BodyTypes {
    @ServerRequestFilter(preMatching = true)
    void readAsJson(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().startsWith("/client/v4/")) {
            return;
        }
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }
}
