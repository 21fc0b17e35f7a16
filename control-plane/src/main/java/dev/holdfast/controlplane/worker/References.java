package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.namespace.NamespaceEntity;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Which other workers depend on a worker: those in service whose bindings lead to its objects. */
@ApplicationScoped
class References {
    private final WorkerRepository workers;
    private final DeploymentRepository deployments;
    private final VersionRepository versions;
    private final NamespaceRepository namespaces;

    References(
            WorkerRepository workers,
            DeploymentRepository deployments,
            VersionRepository versions,
            NamespaceRepository namespaces) {
        this.workers = workers;
        this.deployments = deployments;
        this.versions = versions;
        this.namespaces = namespaces;
    }

    /** A worker binds to a namespace of another one. */
    record Reference(WorkerEntity from, NamespaceEntity to) {}

    List<Reference> of(WorkerEntity worker) {
        List<NamespaceEntity> owned = namespaces.listOfWorker(worker.id);
        if (owned.isEmpty()) {
            return List.of();
        }
        return workers.listOfAccount(worker.accountId).stream()
                .filter(other -> !other.id.equals(worker.id))
                .flatMap(other -> references(other, owned))
                .distinct()
                .toList();
    }

    private Stream<Reference> references(WorkerEntity other, List<NamespaceEntity> owned) {
        return deployments.findNewest(other.id).stream()
                .flatMap(deployment -> deployment.shares.stream())
                .flatMap(share -> versions.findById(share.versionId).facts.bindings().stream())
                .flatMap(binding -> owned.stream()
                        .filter(each -> binding instanceof WorkerBinding.ObjectNamespace objects
                                && objects.namespaceId().equals(each.id))
                        .map(each -> new Reference(other, each)));
    }
}
