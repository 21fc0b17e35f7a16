package dev.holdfast.controlplane.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Serves the dashboard's one page under every path that is neither a file nor the API's. */
@ApplicationScoped
public class DashboardPages {
    private static final List<String> OTHERS =
            List.of("/client", "/q", "/login", "/logout", "/webhooks", "/oauth2", "/invitations", "/index.html");
    private static final int BEFORE_REST = 0;

    void register(@Observes Router router) {
        router.get().order(BEFORE_REST).handler(DashboardPages::route);
    }

    private static void route(RoutingContext request) {
        if (isPage(request.normalizedPath())) {
            request.reroute("/index.html");
        } else {
            request.next();
        }
    }

    private static boolean isPage(String path) {
        boolean isFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
        return !isFile && OTHERS.stream().noneMatch(each -> path.equals(each) || path.startsWith(each + "/"));
    }
}
