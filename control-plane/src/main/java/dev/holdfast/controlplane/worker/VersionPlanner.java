package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.asset.AssetManifests;
import dev.holdfast.controlplane.asset.VersionAssets;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.kv.KvNamespaceRepository;
import dev.holdfast.controlplane.namespace.MigrationPlan;
import dev.holdfast.controlplane.namespace.NamespaceEntity;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import dev.holdfast.controlplane.plan.PlanGate;
import dev.holdfast.controlplane.upload.Upload;
import dev.holdfast.controlplane.upload.UploadMetadata;
import dev.holdfast.controlplane.upload.UploadedBinding;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Works out what an upload comes to. Reads the database inside the caller's transaction, changes nothing. */
@ApplicationScoped
public class VersionPlanner {
    private final NamespaceRepository namespaces;
    private final VersionRepository versions;
    private final ServiceTargets services;
    private final KvNamespaceRepository kvNamespaces;
    private final AssetManifests assets;
    private final PlanGate gate;
    private final Ids ids;
    private final Clock clock;

    VersionPlanner(
            NamespaceRepository namespaces,
            VersionRepository versions,
            ServiceTargets services,
            KvNamespaceRepository kvNamespaces,
            AssetManifests assets,
            PlanGate gate,
            Ids ids,
            Clock clock) {
        this.namespaces = namespaces;
        this.versions = versions;
        this.services = services;
        this.kvNamespaces = kvNamespaces;
        this.assets = assets;
        this.gate = gate;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param worker stored, or about to be created
     * @throws dev.holdfast.controlplane.api.ApiException if plan, migration or bindings do not allow the upload
     */
    VersionPlan plan(WorkerEntity worker, Upload upload) {
        UploadMetadata metadata = upload.metadata();
        List<NamespaceEntity> own = namespaces.listOfWorker(worker.id);
        Set<String> existing = own.stream().map(each -> each.className).collect(Collectors.toSet());
        MigrationPlan migration = metadata.migration()
                .map(each -> MigrationPlan.of(each, worker.currentTag(), existing))
                .orElseGet(() -> MigrationPlan.none(worker.currentTag()));
        BindingResolver resolver =
                new BindingResolver(worker, namespaces, services, kvNamespaces, versions.findNewest(worker.id));
        if (!migration.created().isEmpty() || resolver.wantsObjects(metadata)) {
            gate.requireObjects(
                    worker.accountId, migration.created().values(), namespaces.countOfAccount(worker.accountId));
        }
        List<NamespaceEntity> created = created(worker, migration);
        BindingResolver.Resolved resolved = resolver.resolve(
                metadata, Stream.concat(own.stream(), created.stream()).toList());
        return new VersionPlan(
                migration,
                metadata.migration().isPresent(),
                existing,
                created,
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

    private List<NamespaceEntity> created(WorkerEntity worker, MigrationPlan migration) {
        return migration.created().entrySet().stream()
                .map(entry -> {
                    NamespaceEntity namespace = new NamespaceEntity();
                    namespace.id = ids.hex();
                    namespace.accountId = worker.accountId;
                    namespace.workerId = worker.id;
                    namespace.className = entry.getKey();
                    namespace.uniqueKey = ids.hex();
                    namespace.storage = entry.getValue();
                    namespace.createdOn = clock.instant();
                    return namespace;
                })
                .toList();
    }
}
