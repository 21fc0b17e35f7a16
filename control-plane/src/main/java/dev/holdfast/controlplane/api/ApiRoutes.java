package dev.holdfast.controlplane.api;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;

/**
 * Tells routes of the API from the pages and webhooks beside it: by the class that answers, since the path of a request
 * can be written in more than one way.
 */
public final class ApiRoutes {
    private static final String ROOT = "/client/v4";

    private ApiRoutes() {}

    public static boolean contain(ResourceInfo route) {
        Path path = route.getResourceClass().getAnnotation(Path.class);
        return path == null || (path.value() + "/").startsWith(ROOT + "/");
    }

    /**
     * Whether it is a route of the API whose callers are known users. Those open to all are not: what they are shown as
     * credentials, if anything, is theirs alone to understand.
     */
    public static boolean knowCallers(ResourceInfo route) {
        return contain(route) && !route.getResourceMethod().isAnnotationPresent(PermitAll.class);
    }
}
