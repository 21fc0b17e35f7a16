package dev.holdfast.billing.sandbox.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which handler answers which method and path. Filled before the server starts. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** Adds an operation; {@code {id}} in the path stands for one segment. */
    Routes add(String method, String path, Handler handler) {
        routes.add(new Route(method, Pattern.compile(path.replace("{id}", "(?<id>[^/]+)")), handler));
        return this;
    }

    Optional<Match> match(String method, String path) {
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (route.method().equals(method) && matcher.matches()) {
                boolean hasId = route.path().namedGroups().containsKey("id");
                return Optional.of(new Match(route.handler(), hasId ? matcher.group("id") : ""));
            }
        }
        return Optional.empty();
    }

    record Match(Handler handler, String id) {}

    private record Route(String method, Pattern path, Handler handler) {}
}
