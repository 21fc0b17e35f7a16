package dev.holdfast.pod.ingress;

import dev.holdfast.pod.catalog.Catalog;
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
    public CompletableFuture<Destination> route(String host) {
        return catalog.route(host)
                .thenCompose(found -> destinations.active(
                        found.orElseThrow(() -> new UnroutableException(EdgeError.UNKNOWN_HOST, "no route"))
                                .workerId()));
    }
}
