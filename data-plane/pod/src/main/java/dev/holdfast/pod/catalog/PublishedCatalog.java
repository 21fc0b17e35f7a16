package dev.holdfast.pod.catalog;

import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.Change;
import dev.holdfast.contract.HostRoute;
import dev.holdfast.contract.PublishedAssets;
import dev.holdfast.contract.PublishedNamespace;
import dev.holdfast.contract.PublishedZone;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.secret.KeyRing;
import dev.holdfast.pod.assets.rules.AssetSite;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The catalog over Redis, kept fresh by announcements. Facts once known are served on while Redis is away. */
public final class PublishedCatalog implements Catalog {
    private static final int CAPACITY = 50_000;
    private static final int VERSIONS = 500;
    private static final int SITES = 100;

    /** Zones are looked for under several names, most of which are none; that one appears is announced. */
    private static final Duration NO_ZONE = Duration.ofMinutes(1);

    private static final Duration NOTHING = Duration.ofSeconds(1);

    private final FactParser parser;
    private final FactReader reader;
    private final CachedLookup<HostRoute> routes;
    private final CachedLookup<ZoneTable> zones;
    private final CachedLookup<ActiveDeployment> deployments;
    private final CachedLookup<RunningVersion> versions;
    private final CachedLookup<AssetSite> sites;
    private final CachedLookup<PublishedNamespace> namespaces;

    /** @param keys with which published secrets are opened */
    public PublishedCatalog(FactReader reader, KeyRing keys, Timers timers) {
        this.parser = new FactParser(keys);
        this.reader = reader;
        routes = lookup(RedisKeys::route, json -> parser.parse(json, HostRoute.class), timers, CAPACITY);
        zones = new CachedLookup<>(
                name -> reader.read(RedisKeys.zone(name))
                        .thenApply(json -> json.map(each -> new ZoneTable(parser.parse(each, PublishedZone.class)))),
                timers,
                CAPACITY,
                NO_ZONE);
        deployments =
                lookup(RedisKeys::deployment, json -> parser.parse(json, ActiveDeployment.class), timers, CAPACITY);
        versions = lookup(RedisKeys::bundle, parser::parseVersion, timers, VERSIONS);
        sites = lookup(
                RedisKeys::assets, json -> new AssetSite(parser.parse(json, PublishedAssets.class)), timers, SITES);
        namespaces =
                lookup(RedisKeys::namespace, json -> parser.parse(json, PublishedNamespace.class), timers, CAPACITY);
    }

    @Override
    public CompletableFuture<Optional<HostRoute>> route(String host) {
        return routes.get(host);
    }

    @Override
    public CompletableFuture<Optional<ZoneTable>> zone(String name) {
        return zones.get(name);
    }

    @Override
    public CompletableFuture<Optional<ActiveDeployment>> deployment(String workerId) {
        return deployments.get(workerId);
    }

    @Override
    public CompletableFuture<Optional<RunningVersion>> version(String versionId) {
        return versions.get(versionId);
    }

    @Override
    public CompletableFuture<Optional<AssetSite>> assets(String versionId) {
        return sites.get(versionId);
    }

    @Override
    public CompletableFuture<Optional<PublishedNamespace>> namespace(String namespaceId) {
        return namespaces.get(namespaceId);
    }

    /** A change was announced: JSON of {@link Change}. */
    public void announced(byte[] message) {
        Change change = parser.parse(message, Change.class);
        switch (change.kind()) {
            case ROUTE -> routes.forget(change.id());
            case ZONE -> zones.forget(change.id());
            case DEPLOYMENT -> deployments.forget(change.id());
            case NAMESPACE -> namespaces.forget(change.id());
        }
    }

    /** Announcements may have been missed. Versions stay: they never change. */
    public void forgetAll() {
        routes.forgetAll();
        zones.forgetAll();
        deployments.forgetAll();
        namespaces.forgetAll();
    }

    private <T> CachedLookup<T> lookup(
            Function<String, String> key, Function<byte[], T> parse, Timers timers, int capacity) {
        return new CachedLookup<>(
                id -> reader.read(key.apply(id)).thenApply(json -> json.map(parse)), timers, capacity, NOTHING);
    }
}
