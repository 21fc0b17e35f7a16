package dev.holdfast.controlplane.publication;

import dev.holdfast.contract.Change;
import dev.holdfast.contract.RedisKeys;
import java.util.Optional;

/** What is published to pods. */
public enum FactKind {
    /** Key: version id, of versions that have static files. Never changes. */
    ASSETS,
    /** Key: version id. Never changes, so nobody has to forget it. */
    BUNDLE,
    /** Key: namespace id. */
    NAMESPACE,
    /** Key: worker id. */
    DEPLOYMENT,
    /** Key: host name. */
    ROUTE,
    /** Key: name of a tenant's own domain. */
    ZONE,
    /** Key: worker id. Pods read all of them once a minute, so nobody has to be told. */
    SCHEDULES,
    /** Key: namespace id. Looked up by whoever touches the namespace, so nobody has to be told. */
    KV_NAMESPACE;

    String redisKey(String key) {
        return switch (this) {
            case ASSETS -> RedisKeys.assets(key);
            case BUNDLE -> RedisKeys.bundle(key);
            case NAMESPACE -> RedisKeys.namespace(key);
            case DEPLOYMENT -> RedisKeys.deployment(key);
            case ROUTE -> RedisKeys.route(key);
            case ZONE -> RedisKeys.zone(key);
            case SCHEDULES -> RedisKeys.SCHEDULES;
            case KV_NAMESPACE -> RedisKeys.kvNamespace(key);
        };
    }

    /** Whether a fact of the kind stays what it is. */
    boolean isImmutable() {
        return this == BUNDLE || this == ASSETS;
    }

    /** Whether all facts of the kind are in one hash, under their keys. */
    boolean isInHash() {
        return this == SCHEDULES;
    }

    /** What pods are told when the fact changes. */
    Optional<Change> change(String key) {
        return switch (this) {
            case ASSETS, BUNDLE, SCHEDULES, KV_NAMESPACE -> Optional.empty();
            case NAMESPACE -> Optional.of(new Change(Change.Kind.NAMESPACE, key));
            case DEPLOYMENT -> Optional.of(new Change(Change.Kind.DEPLOYMENT, key));
            case ROUTE -> Optional.of(new Change(Change.Kind.ROUTE, key));
            case ZONE -> Optional.of(new Change(Change.Kind.ZONE, key));
        };
    }
}
