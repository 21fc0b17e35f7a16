package dev.holdfast.pod.ingress;

import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.HostRoute;
import dev.holdfast.contract.route.HostName;
import dev.holdfast.pod.catalog.Catalog;
import dev.holdfast.pod.catalog.RequestedVersion;
import dev.holdfast.pod.catalog.VersionChoice;
import dev.holdfast.pod.config.TenantsConfig;
import dev.holdfast.pod.error.EdgeError;
import dev.holdfast.pod.rollup.RollupKey;
import dev.holdfast.pod.worker.Destination;
import dev.holdfast.pod.worker.Destinations;
import dev.holdfast.pod.worker.UnroutableException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds what serves a host. Futures complete at once when everything is known, and fail with
 * {@link UnroutableException} when nothing serves.
 */
public final class Router {
    private final Catalog catalog;
    private final Destinations destinations;
    private final CustomHosts customHosts;
    private final String domain;
    private final String scheme;

    public Router(Catalog catalog, Destinations destinations, TenantsConfig tenants) {
        this.catalog = catalog;
        this.destinations = destinations;
        this.customHosts = new CustomHosts(catalog);
        this.domain = tenants.domain();
        this.scheme = tenants.scheme();
    }

    /** What serves a host under the platform's own domain. */
    public CompletableFuture<Destination> route(String host, RequestedVersion requested) {
        return destination(catalog.route(host), requested);
    }

    /** What serves a client's request. Nothing that tenants say of their own domains concerns the platform's hosts. */
    CompletableFuture<Destination> route(RequestUrl url, RequestedVersion requested) {
        return destination(found(url), requested);
    }

    /** Whose a client's request would have been to serve, whether or not it may run; empty when nobody's is known. */
    CompletableFuture<Optional<RollupKey>> asked(RequestUrl url, RequestedVersion requested) {
        return found(url)
                .thenCompose(route -> route.isPresent()
                        ? asked(route.get(), requested)
                        : CompletableFuture.completedFuture(Optional.empty()));
    }

    private CompletableFuture<Optional<RollupKey>> asked(HostRoute route, RequestedVersion requested) {
        return catalog.deployment(route.workerId())
                .thenApply(found -> found.map(active ->
                        RollupKey.ofWorker(active.accountId(), route.workerId(), version(route, active, requested))));
    }

    private CompletableFuture<Optional<HostRoute>> found(RequestUrl url) {
        return HostName.isWithin(url.host(), domain)
                ? catalog.route(url.host())
                : customHosts.find(scheme, url.host(), url.path());
    }

    private static String version(HostRoute route, ActiveDeployment active, RequestedVersion requested) {
        return route.versionId() == null
                ? VersionChoice.forRequest(active, requested, ThreadLocalRandom.current())
                : route.versionId();
    }

    private CompletableFuture<Destination> destination(
            CompletableFuture<Optional<HostRoute>> route, RequestedVersion requested) {
        return route.thenCompose(found -> destination(
                found.orElseThrow(() -> new UnroutableException(EdgeError.UNKNOWN_HOST, "no route")), requested));
    }

    private CompletableFuture<Destination> destination(HostRoute route, RequestedVersion requested) {
        return route.versionId() == null
                ? destinations.active(route.workerId(), requested)
                : destinations.preview(route.workerId(), route.versionId());
    }
}
