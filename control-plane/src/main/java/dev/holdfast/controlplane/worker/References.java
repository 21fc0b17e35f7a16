package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.namespace.NamespaceEntity;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Which other workers depend on a worker: those in service whose bindings lead to its objects or call it. */
@ApplicationScoped
public class References {
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

    /** Another worker depends on one. */
    public sealed interface Reference {
        WorkerEntity from();

        /** It binds to a namespace. */
        record ToObjects(WorkerEntity from, NamespaceEntity to) implements Reference {}

        /** It binds to the worker as a service. */
        record ToService(WorkerEntity from) implements Reference {}
    }

    public List<Reference> of(WorkerEntity worker) {
        List<NamespaceEntity> owned = namespaces.listOfWorker(worker.id);
        return workers.listOfAccount(worker.accountId).stream()
                .filter(other -> !other.id.equals(worker.id))
                .flatMap(other -> references(other, worker, owned))
                .distinct()
                .toList();
    }

    /** Names of the other workers that a worker in service calls. */
    public List<String> servicesOf(WorkerEntity worker) {
        return bindings(worker)
                .filter(WorkerBinding.Service.class::isInstance)
                .map(binding -> ((WorkerBinding.Service) binding).service())
                .filter(name -> !name.equals(worker.name))
                .distinct()
                .toList();
    }

    private Stream<Reference> references(WorkerEntity other, WorkerEntity worker, List<NamespaceEntity> owned) {
        return bindings(other).flatMap(binding -> switch (binding) {
            case WorkerBinding.ObjectNamespace objects ->
                owned.stream()
                        .filter(each -> objects.namespaceId().equals(each.id))
                        .map(each -> new Reference.ToObjects(other, each));
            case WorkerBinding.Service service ->
                service.service().equals(worker.name) ? Stream.of(new Reference.ToService(other)) : Stream.empty();
            case WorkerBinding.PlainText none -> Stream.empty();
            case WorkerBinding.Json none -> Stream.empty();
            case WorkerBinding.SecretText none -> Stream.empty();
            case WorkerBinding.VersionMetadata none -> Stream.empty();
            case WorkerBinding.KvNamespace none -> Stream.empty();
            case WorkerBinding.Assets none -> Stream.empty();
        });
    }

    private Stream<WorkerBinding> bindings(WorkerEntity worker) {
        return deployments.findNewest(worker.id).stream()
                .flatMap(deployment -> deployment.shares.stream())
                .flatMap(share -> versions.findById(share.versionId).facts.bindings().stream());
    }
}
