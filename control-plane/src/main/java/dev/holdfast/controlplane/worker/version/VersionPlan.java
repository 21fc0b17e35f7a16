package dev.holdfast.controlplane.worker.version;

import dev.holdfast.controlplane.namespace.ClassExports;
import dev.holdfast.controlplane.namespace.ExportsReconciliation;
import dev.holdfast.controlplane.namespace.MigrationPlan;
import dev.holdfast.controlplane.namespace.NamespaceEntity;
import dev.holdfast.controlplane.namespace.NamespacePlan;
import dev.holdfast.controlplane.worker.VersionAssets;
import dev.holdfast.controlplane.worker.WorkerBinding;
import dev.holdfast.controlplane.worker.binding.PlannedSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an upload comes to for a worker in its present state; nothing is stored yet.
 *
 * @param namespaces what the migration means for namespaces
 * @param reconciliation what becomes of declared classes, if any are
 * @param known every namespace to which a binding leads
 * @param secrets by the names of their bindings
 * @param assets static files
 */
public record VersionPlan(
        MigrationPlan migration,
        NamespacePlan namespaces,
        Optional<ExportsReconciliation> reconciliation,
        List<NamespaceEntity> known,
        List<WorkerBinding> bindings,
        Map<String, PlannedSecret> secrets,
        Optional<VersionAssets> assets) {

    public Optional<String> tag() {
        return migration.tag();
    }

    void requireExports(Set<String> classes) {
        ClassExports.require(namespaces.classes(), migration.steps(), classes);
    }
}
