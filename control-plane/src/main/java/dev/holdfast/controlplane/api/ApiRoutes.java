package dev.holdfast.controlplane.api;

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
}
