package dev.holdfast.pod.catalog;

import dev.holdfast.contract.HostRoute;
import dev.holdfast.contract.PublishedZone;
import dev.holdfast.contract.route.InvalidPatternException;
import dev.holdfast.contract.route.RoutePattern;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who answers in a zone, made ready to be asked often. Patterns that this pod does not understand take nothing. */
public final class ZoneTable {
    /** Patterns of one host, by that host; those of several, under the empty name. The most specific ones are first. */
    private final Map<String, TreeMap<RoutePattern, HostRoute>> routes = new HashMap<>();

    private final Map<String, HostRoute> domains = new HashMap<>();

    public ZoneTable(PublishedZone zone) {
        for (PublishedZone.Route route : zone.routes()) {
            parsed(route.pattern())
                    .ifPresent(pattern -> routes.computeIfAbsent(
                                    pattern.isForOneHost() ? pattern.domain() : "", host -> new TreeMap<>())
                            .put(pattern, new HostRoute(zone.accountId(), route.workerId(), route.scriptName(), null)));
        }
        for (PublishedZone.Domain domain : zone.domains()) {
            domains.put(domain.host(), new HostRoute(zone.accountId(), domain.workerId(), domain.scriptName(), null));
        }
    }

    /**
     * Who answers a request: a route goes before the host's own worker.
     *
     * @param target path and query
     */
    public Optional<HostRoute> find(String scheme, String host, String target) {
        return among(host, scheme, host, target)
                .or(() -> among("", scheme, host, target))
                .or(() -> Optional.ofNullable(domains.get(host)));
    }

    private Optional<HostRoute> among(String key, String scheme, String host, String target) {
        TreeMap<RoutePattern, HostRoute> patterns = routes.get(key);
        if (patterns != null) {
            for (Map.Entry<RoutePattern, HostRoute> each : patterns.entrySet()) {
                if (each.getKey().takes(scheme, host, target)) {
                    return Optional.of(each.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<RoutePattern> parsed(String pattern) {
        try {
            return Optional.of(RoutePattern.parse(pattern));
        } catch (InvalidPatternException e) {
            return Optional.empty();
        }
    }
}
