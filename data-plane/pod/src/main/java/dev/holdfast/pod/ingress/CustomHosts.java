package dev.holdfast.pod.ingress;

import dev.holdfast.contract.HostRoute;
import dev.holdfast.contract.PublishedZone;
import dev.holdfast.pod.catalog.Catalog;
import dev.holdfast.pod.catalog.ZoneTable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Finds who answers at hosts in tenants' own domains: in the zone that the host is in. Zones do not lie within each
 * other, so the first that is found is the only one; it is looked for from the shortest name on.
 */
final class CustomHosts {
    private static final int FEWEST_LABELS = 2;

    private final Catalog catalog;

    CustomHosts(Catalog catalog) {
        this.catalog = catalog;
    }

    CompletableFuture<Optional<HostRoute>> find(String scheme, String host, String target) {
        return zone(host, FEWEST_LABELS).thenApply(found -> found.flatMap(zone -> zone.find(scheme, host, target)));
    }

    private CompletableFuture<Optional<ZoneTable>> zone(String host, int labels) {
        if (labels > PublishedZone.MOST_LABELS) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        int begin = beginOfLast(labels, host);
        if (begin < 0) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return catalog.zone(host.substring(begin))
                .thenCompose(
                        found -> found.isPresent() ? CompletableFuture.completedFuture(found) : zone(host, labels + 1));
    }

    /** Where the last labels of a host begin; negative if it has fewer. */
    private static int beginOfLast(int labels, String host) {
        int dot = host.length();
        for (int i = 0; i < labels; i++) {
            if (dot < 0) {
                return -1;
            }
            dot = host.lastIndexOf('.', dot - 1);
        }
        return dot + 1;
    }
}
