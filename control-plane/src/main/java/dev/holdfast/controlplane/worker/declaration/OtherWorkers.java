package dev.holdfast.controlplane.worker.declaration;

import dev.holdfast.controlplane.namespace.DeclaredClass;
import dev.holdfast.controlplane.namespace.ExportsSituation;
import dev.holdfast.controlplane.namespace.KnownClass;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import dev.holdfast.controlplane.worker.DeploymentRepository;
import dev.holdfast.controlplane.worker.References;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRepository;
import java.util.List;
import java.util.Optional;

/** The other workers of a worker's account, as the database has them. Used inside one transaction. */
final class OtherWorkers implements ExportsSituation.Others {
    private final WorkerEntity worker;
    private final WorkerRepository workers;
    private final DeploymentRepository deployments;
    private final VersionRepository versions;
    private final NamespaceRepository namespaces;
    private final References references;

    OtherWorkers(
            WorkerEntity worker,
            WorkerRepository workers,
            DeploymentRepository deployments,
            VersionRepository versions,
            NamespaceRepository namespaces,
            References references) {
        this.worker = worker;
        this.workers = workers;
        this.deployments = deployments;
        this.versions = versions;
        this.namespaces = namespaces;
        this.references = references;
    }

    @Override
    public boolean exists(String script) {
        return find(script).isPresent();
    }

    @Override
    public Optional<KnownClass> of(String script, String className) {
        return find(script)
                .flatMap(other -> namespaces.findByScript(worker.accountId, other.name, className))
                .map(KnownClass::of);
    }

    /** When several versions are in service, they declare the same. */
    @Override
    public Optional<DeclaredClass> declares(String script, String className) {
        return find(script)
                .flatMap(other -> deployments.findNewest(other.id))
                .flatMap(deployment -> Optional.ofNullable(versions.findById(deployment.shares.getFirst().versionId)
                        .facts
                        .declared()
                        .get(className)));
    }

    @Override
    public List<String> bindingTo(String namespaceId) {
        return references.of(worker).stream()
                .filter(each ->
                        each instanceof References.Reference.ToObjects(var from, var to) && to.id.equals(namespaceId))
                .map(each -> each.from().name)
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<WorkerEntity> find(String script) {
        return workers.findByName(worker.accountId, script).filter(found -> !found.id.equals(worker.id));
    }
}
