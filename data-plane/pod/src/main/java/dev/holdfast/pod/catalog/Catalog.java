package dev.holdfast.pod.catalog;

import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.HostRoute;
import dev.holdfast.contract.PublishedNamespace;
import dev.holdfast.pod.assets.rules.AssetSite;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the control plane published. Known facts are answered with a future that is complete already; a fact is read
 * again after a change of it was announced. A future fails when the fact could not be read.
 */
public interface Catalog {
    /** Who answers at a host name, in lower case, without port. */
    CompletableFuture<Optional<HostRoute>> route(String host);

    /** Who answers in a tenant's own domain, if anybody does. */
    CompletableFuture<Optional<ZoneTable>> zone(String name);

    /** What a worker runs. */
    CompletableFuture<Optional<ActiveDeployment>> deployment(String workerId);

    /** An immutable version. */
    CompletableFuture<Optional<RunningVersion>> version(String versionId);

    /** The static files of a version that has any. */
    CompletableFuture<Optional<AssetSite>> assets(String versionId);

    /** A namespace of objects. */
    CompletableFuture<Optional<PublishedNamespace>> namespace(String namespaceId);
}
