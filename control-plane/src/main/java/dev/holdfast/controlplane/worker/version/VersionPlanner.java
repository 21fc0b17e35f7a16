package dev.holdfast.controlplane.worker.version;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.asset.AssetManifests;
import dev.holdfast.controlplane.kv.KvNamespaceRepository;
import dev.holdfast.controlplane.namespace.ExportsPlan;
import dev.holdfast.controlplane.namespace.ExportsReconciliation;
import dev.holdfast.controlplane.namespace.Migration;
import dev.holdfast.controlplane.namespace.MigrationPlan;
import dev.holdfast.controlplane.namespace.NamespaceChange;
import dev.holdfast.controlplane.namespace.NamespaceEntity;
import dev.holdfast.controlplane.namespace.NamespacePlan;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import dev.holdfast.controlplane.namespace.Namespaces;
import dev.holdfast.controlplane.plan.PlanGate;
import dev.holdfast.controlplane.upload.Upload;
import dev.holdfast.controlplane.upload.UploadMetadata;
import dev.holdfast.controlplane.upload.UploadedBinding;
import dev.holdfast.controlplane.worker.VersionAssets;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.binding.BindingResolver;
import dev.holdfast.controlplane.worker.binding.ServiceTargets;
import dev.holdfast.controlplane.worker.declaration.DeclaredClasses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Works out what an upload comes to. Reads the database inside the caller's transaction, changes nothing. */
@ApplicationScoped
public class VersionPlanner {
    private final NamespaceRepository namespaces;
    private final VersionRepository versions;
    private final ServiceTargets services;
    private final KvNamespaceRepository kvNamespaces;
    private final AssetManifests assets;
    private final Namespaces changes;
    private final DeclaredClasses declared;
    private final PlanGate gate;

    VersionPlanner(
            NamespaceRepository namespaces,
            VersionRepository versions,
            ServiceTargets services,
            KvNamespaceRepository kvNamespaces,
            AssetManifests assets,
            Namespaces changes,
            DeclaredClasses declared,
            PlanGate gate) {
        this.namespaces = namespaces;
        this.versions = versions;
        this.services = services;
        this.kvNamespaces = kvNamespaces;
        this.assets = assets;
        this.changes = changes;
        this.declared = declared;
        this.gate = gate;
    }

    /**
     * Plans to put an upload into service.
     *
     * @param worker stored, or about to be created
     * @param exported classes that the code exports; absent before it was started
     * @throws dev.holdfast.controlplane.api.ApiException if plan, migration, declared classes or bindings do not allow
     *     the upload
     */
    VersionPlan planDeploy(WorkerEntity worker, Upload upload, Optional<Set<String>> exported) {
        UploadMetadata metadata = upload.metadata();
        Optional<ExportsPlan> exports = metadata.declaredClasses().isEmpty()
                ? Optional.empty()
                : Optional.of(declared.plan(worker, metadata, exported));
        MigrationPlan migration = metadata.migration()
                .map(each -> migration(worker, each))
                .orElseGet(() -> MigrationPlan.none(worker.currentTag()));
        List<NamespaceChange> wanted = exports.map(ExportsPlan::changes).orElseGet(migration::changes);
        return plan(worker, metadata, migration, exports.map(ExportsPlan::reconciliation), wanted);
    }

    /** Plans to keep an upload; classes that it declares come to be when it is put into service. */
    VersionPlan planVersion(WorkerEntity worker, Upload upload) {
        return plan(worker, upload.metadata(), MigrationPlan.none(worker.currentTag()), Optional.empty(), List.of());
    }

    private VersionPlan plan(
            WorkerEntity worker,
            UploadMetadata metadata,
            MigrationPlan migration,
            Optional<ExportsReconciliation> reconciliation,
            List<NamespaceChange> wanted) {
        NamespacePlan planned = changes.plan(worker.accountId, worker.id, wanted);
        BindingResolver resolver =
                new BindingResolver(worker, namespaces, services, kvNamespaces, versions.findNewest(worker.id));
        if (gains(wanted) || resolver.wantsObjects(metadata)) {
            gate.requireObjects(
                    worker.accountId,
                    planned.created().stream().map(each -> each.storage).toList(),
                    namespaces.countOfAccount(worker.accountId));
        }
        List<NamespaceEntity> reachable = Stream.concat(
                        planned.owned().stream(), declared.awaited(worker, metadata.declaredClasses()).stream())
                .toList();
        BindingResolver.Resolved resolved = resolver.resolve(metadata, reachable, migration.deleted());
        return new VersionPlan(
                migration,
                planned,
                reconciliation,
                resolved.namespaces(),
                resolved.bindings(),
                resolved.secrets(),
                assets(worker, metadata));
    }

    private Optional<VersionAssets> assets(WorkerEntity worker, UploadMetadata metadata) {
        Optional<VersionAssets> previous =
                versions.findNewest(worker.id).flatMap(version -> Optional.ofNullable(version.facts.assets()));
        Optional<VersionAssets> found = metadata.assets().isEmpty()
                ? previous.filter(kept -> metadata.keepsAssets())
                : metadata.assets()
                        .flatMap(given -> given.completionToken()
                                .map(token -> assets.claim(worker.accountId, token, given.config()))
                                .or(() -> previous.map(kept -> new VersionAssets(kept.manifestId(), given.config()))));
        boolean wanted = metadata.mainModule().isEmpty()
                || metadata.bindings().stream().anyMatch(UploadedBinding.Assets.class::isInstance);
        if (found.isEmpty() && wanted) {
            throw new ApiException(
                    ErrorCause.UPLOAD_INVALID,
                    "The upload binds static assets but brings none, and the previous version has none");
        }
        return found;
    }

    private MigrationPlan migration(WorkerEntity worker, Migration migration) {
        if (worker.exportsDeclared) {
            throw new ApiException(
                    ErrorCause.MIGRATION_NOT_APPLICABLE,
                    "This Worker declares its Durable Objects in 'exports'; migrations cannot be applied to it any more");
        }
        return MigrationPlan.of(migration, worker.currentTag(), changes.known(worker.accountId, worker.id));
    }

    /** Whether the worker gets a class that it did not have. Those of a lapsed plan can still be deleted. */
    private static boolean gains(List<NamespaceChange> wanted) {
        return wanted.stream()
                .anyMatch(each -> each instanceof NamespaceChange.Create || each instanceof NamespaceChange.Take);
    }
}
