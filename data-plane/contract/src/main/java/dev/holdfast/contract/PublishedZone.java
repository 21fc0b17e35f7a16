package dev.holdfast.contract;

import java.util.List;

/**
 * Who answers in a domain that an account has shown to be its own. Zones never lie within each other.
 *
 * @param accountId 32 hex digits
 * @param routes patterns of URLs; the most specific one that takes a request decides
 * @param domains hosts that are a worker's as a whole; they answer what no route takes
 */
public record PublishedZone(String accountId, List<Route> routes, List<Domain> domains) {
    /** Most labels that the name of a zone has; no host needs to be looked for in longer ones. */
    public static final int MOST_LABELS = 5;

    public PublishedZone {
        routes = List.copyOf(routes);
        domains = List.copyOf(domains);
    }

    /** @param pattern text of a {@link dev.holdfast.contract.route.RoutePattern} */
    public record Route(String pattern, String workerId, String scriptName) {}

    /** @param host in lower case */
    public record Domain(String host, String workerId, String scriptName) {}
}
