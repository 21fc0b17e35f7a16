package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.asset.VersionAssets;
import dev.holdfast.controlplane.namespace.MigrationPlan;
import dev.holdfast.controlplane.namespace.NamespaceEntity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an upload comes to for a worker in its present state; nothing is stored yet.
 *
 * @param migrates whether the upload carried a migration
 * @param existing names of the classes that have a namespace already
 * @param created namespaces that the migration makes
 * @param known every namespace to which a binding leads
 * @param secrets by the names of their bindings
 * @param assets static files
 */
record VersionPlan(
        MigrationPlan migration,
        boolean migrates,
        Set<String> existing,
        List<NamespaceEntity> created,
        List<NamespaceEntity> known,
        List<WorkerBinding> bindings,
        Map<String, PlannedSecret> secrets,
        Optional<VersionAssets> assets) {

    Optional<String> tag() {
        return migration.tag();
    }

    void requireExports(Set<String> classes) {
        migration.requireExports(existing, classes);
    }
}
