package dev.holdfast.pod.ingress;

import dev.holdfast.contract.HostRoute;
import dev.holdfast.pod.catalog.Catalog;
import dev.holdfast.pod.catalog.RequestedVersion;
import dev.holdfast.pod.error.EdgeError;
import dev.holdfast.pod.worker.Destination;
import dev.holdfast.pod.worker.Destinations;
import dev.holdfast.pod.worker.UnroutableException;
import java.util.concurrent.CompletableFuture;

/** Finds what serves a host. */
public final class Router {
    private final Catalog catalog;
    private final Destinations destinations;

    public Router(Catalog catalog, Destinations destinations) {
        this.catalog = catalog;
        this.destinations = destinations;
    }

    /** Completes at once when everything is known; fails with {@link UnroutableException} when nothing serves. */
    public CompletableFuture<Destination> route(String host, RequestedVersion requested) {
        return catalog.route(host)
                .thenCompose(found -> destination(
                        found.orElseThrow(() -> new UnroutableException(EdgeError.UNKNOWN_HOST, "no route")),
                        requested));
    }

    private CompletableFuture<Destination> destination(HostRoute route, RequestedVersion requested) {
        return route.versionId() == null
                ? destinations.active(route.workerId(), requested)
                : destinations.preview(route.workerId(), route.versionId());
    }
}
