package dev.holdfast.controlplane.worker.declaration;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.namespace.DeclaredClass;
import dev.holdfast.controlplane.namespace.ExportsPlan;
import dev.holdfast.controlplane.namespace.ExportsSituation;
import dev.holdfast.controlplane.namespace.KnownClass;
import dev.holdfast.controlplane.namespace.NamespaceEntity;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import dev.holdfast.controlplane.namespace.Namespaces;
import dev.holdfast.controlplane.plan.PlanGate;
import dev.holdfast.controlplane.upload.UploadMetadata;
import dev.holdfast.controlplane.upload.UploadedBinding;
import dev.holdfast.controlplane.worker.DeploymentRepository;
import dev.holdfast.controlplane.worker.References;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the classes that versions declare against those that their worker has. Changes nothing. */
@ApplicationScoped
public class DeclaredClasses {
    private final WorkerRepository workers;
    private final DeploymentRepository deployments;
    private final VersionRepository versions;
    private final NamespaceRepository namespaces;
    private final Namespaces known;
    private final References references;
    private final PlanGate gate;

    DeclaredClasses(
            WorkerRepository workers,
            DeploymentRepository deployments,
            VersionRepository versions,
            NamespaceRepository namespaces,
            Namespaces known,
            References references,
            PlanGate gate) {
        this.workers = workers;
        this.deployments = deployments;
        this.versions = versions;
        this.namespaces = namespaces;
        this.known = known;
        this.references = references;
        this.gate = gate;
    }

    /**
     * What it takes to put an upload into service.
     *
     * @param exported classes that the code exports; absent before it was started
     */
    public ExportsPlan plan(WorkerEntity worker, UploadMetadata metadata, Optional<Set<String>> exported) {
        Map<String, DeclaredClass> declared = metadata.declaredClasses();
        Set<String> unnamed = new HashSet<>(exported.orElse(Set.of()));
        unnamed.remove("default");
        unnamed.removeAll(declared.keySet());
        unnamed.removeAll(metadata.declaredEntrypoints());
        unnamed.removeAll(known.known(worker.accountId, worker.id).own().keySet());
        return ExportsPlan.of(declared, situation(worker, exported, unnamed, bound(worker, metadata)));
    }

    /**
     * What it takes to put versions into service that were uploaded before.
     *
     * @throws ApiException also when they do not declare the same
     */
    public Optional<ExportsPlan> plan(WorkerEntity worker, Collection<VersionEntity> deployed) {
        List<Map<String, DeclaredClass>> declared =
                deployed.stream().map(each -> each.facts.declared()).distinct().toList();
        if (declared.size() > 1) {
            throw new ApiException(
                    ErrorCause.EXPORTS_DIFFER,
                    "Versions that are deployed together must declare the same Durable Object classes in 'exports'");
        }
        if (declared.getFirst().isEmpty()) {
            return Optional.empty();
        }
        Set<String> exported = new HashSet<>(deployed.iterator().next().facts.classes());
        deployed.forEach(each -> exported.retainAll(each.facts.classes()));
        ExportsPlan plan =
                ExportsPlan.of(declared.getFirst(), situation(worker, Optional.of(exported), Set.of(), Set.of()));
        if (deployed.size() > 1 && !plan.changes().isEmpty()) {
            throw new ApiException(
                    ErrorCause.EXPORTS_DIFFER,
                    "Versions that change Durable Object classes must be deployed alone, at 100 %");
        }
        return Optional.of(plan);
    }

    /** Namespaces of other workers to which bindings of the worker's own classes lead until they are transferred. */
    public List<NamespaceEntity> awaited(WorkerEntity worker, Map<String, DeclaredClass> declared) {
        ExportsSituation.Others others = others(worker);
        return declared.entrySet().stream()
                .flatMap(entry -> entry.getValue() instanceof DeclaredClass.Expected expected
                        ? others
                                .of(expected.fromScript(), entry.getKey())
                                .map(found -> new Awaited(entry.getKey(), found))
                                .stream()
                        : Stream.empty())
                .map(each -> known.borrowed(worker.accountId, each.found().namespaceId(), each.className()))
                .toList();
    }

    /** Names of the other workers that transfers concern. */
    static Set<String> partners(Map<String, DeclaredClass> declared) {
        return declared.values().stream()
                .flatMap(each -> switch (each) {
                    case DeclaredClass.Expected expected -> Stream.of(expected.fromScript());
                    case DeclaredClass.Transferred transferred -> Stream.of(transferred.toScript());
                    case DeclaredClass.Live _, DeclaredClass.Deleted _, DeclaredClass.Renamed _ ->
                        Stream.<String>empty();
                })
                .collect(Collectors.toSet());
    }

    private record Awaited(String className, KnownClass found) {}

    private ExportsSituation situation(
            WorkerEntity worker, Optional<Set<String>> exported, Set<String> unnamed, Set<String> bound) {
        return new ExportsSituation(
                worker.name,
                known.known(worker.accountId, worker.id).own(),
                exported,
                unnamed,
                inService(worker),
                bound,
                gate.allowsKeyValue(worker.accountId),
                others(worker));
    }

    /** When several versions are in service, they declare the same. */
    private Map<String, DeclaredClass> inService(WorkerEntity worker) {
        return deployments
                .findNewest(worker.id)
                .map(deployment -> versions.findById(deployment.shares.getFirst().versionId)
                        .facts
                        .declared())
                .orElse(Map.of());
    }

    private ExportsSituation.Others others(WorkerEntity worker) {
        return new OtherWorkers(worker, workers, deployments, versions, namespaces, references);
    }

    private static Set<String> bound(WorkerEntity worker, UploadMetadata metadata) {
        return metadata.bindings().stream()
                .filter(UploadedBinding.ObjectClass.class::isInstance)
                .map(UploadedBinding.ObjectClass.class::cast)
                .filter(each -> each.scriptName()
                        .filter(name -> !name.equals(worker.name))
                        .isEmpty())
                .map(UploadedBinding.ObjectClass::className)
                .collect(Collectors.toSet());
    }
}
