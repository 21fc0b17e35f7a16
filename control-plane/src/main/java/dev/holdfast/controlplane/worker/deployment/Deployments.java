package dev.holdfast.controlplane.worker.deployment;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.namespace.ClassExports;
import dev.holdfast.controlplane.namespace.NamespacePlan;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import dev.holdfast.controlplane.namespace.Namespaces;
import dev.holdfast.controlplane.plan.PlanGate;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.Outbox;
import dev.holdfast.controlplane.upload.CodeUpdateStrategy;
import dev.holdfast.controlplane.worker.Author;
import dev.holdfast.controlplane.worker.DeploymentEntity;
import dev.holdfast.controlplane.worker.DeploymentRepository;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerAudit;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRepository;
import dev.holdfast.controlplane.worker.declaration.DeclaredClasses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts versions into service. Called inside a transaction that a {@code Publisher} follows. */
@ApplicationScoped
public class Deployments {
    private static final int MOST_VERSIONS = 2;

    private final DeploymentRepository deployments;
    private final VersionRepository versions;
    private final WorkerRepository workers;
    private final NamespaceRepository repository;
    private final Namespaces namespaces;
    private final DeclaredClasses declared;
    private final PlanGate gate;
    private final DeploymentFactory factory;
    private final WorkerAudit audit;
    private final Outbox outbox;

    Deployments(
            DeploymentRepository deployments,
            VersionRepository versions,
            WorkerRepository workers,
            NamespaceRepository repository,
            Namespaces namespaces,
            DeclaredClasses declared,
            PlanGate gate,
            DeploymentFactory factory,
            WorkerAudit audit,
            Outbox outbox) {
        this.deployments = deployments;
        this.versions = versions;
        this.workers = workers;
        this.repository = repository;
        this.namespaces = namespaces;
        this.declared = declared;
        this.gate = gate;
        this.factory = factory;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * Checks and deploys versions of a worker that exist already; the worker must have been read for change.
     *
     * @param force also when secrets get values again that they had before
     */
    public DeploymentEntity deploy(
            WorkerEntity worker,
            Map<UUID, Double> shares,
            Map<String, String> annotations,
            Optional<CodeUpdateStrategy> codeUpdate,
            Author author,
            boolean force) {
        requireWhole(shares);
        List<VersionEntity> wanted = new ArrayList<>();
        shares.keySet().forEach(id -> {
            VersionEntity version = versions.findOfWorker(worker.id, id)
                    .orElseThrow(() -> new ApiException(
                            ErrorCause.VERSION_NOT_FOUND, "This Worker has no version %s".formatted(id)));
            wanted.add(version);
        });
        Rollback rollback = Rollback.of(wanted, inForce(worker));
        if (!force) {
            rollback.requireSameSecrets();
        }
        Optional<NamespacePlan> changes = changes(worker, wanted);
        changes.ifPresent(plan -> {
            requirePlan(worker, plan);
            worker.exportsDeclared = true;
            namespaces.store(
                    plan,
                    worker.id,
                    worker.name,
                    name -> workers.findByName(worker.accountId, name).orElseThrow().id);
        });
        DeploymentEntity deployment = inForce(worker, shares, rollback.annotated(annotations), codeUpdate, author);
        changes.ifPresent(namespaces::publishMoved);
        return deployment;
    }

    /** What becomes of the classes that versions declare, if they do; the code must export what there is then. */
    private Optional<NamespacePlan> changes(WorkerEntity worker, List<VersionEntity> wanted) {
        Optional<NamespacePlan> changes =
                declared.plan(worker, wanted).map(plan -> namespaces.plan(worker.accountId, worker.id, plan.changes()));
        Set<String> classes = changes.map(NamespacePlan::classes)
                .orElseGet(() ->
                        namespaces.known(worker.accountId, worker.id).own().keySet());
        wanted.forEach(version -> ClassExports.require(classes, Map.of(), version.facts.classes()));
        return changes;
    }

    private void requirePlan(WorkerEntity worker, NamespacePlan plan) {
        if (!plan.created().isEmpty()) {
            gate.requireObjects(
                    worker.accountId,
                    plan.created().stream().map(each -> each.storage).toList(),
                    repository.countOfAccount(worker.accountId));
        }
    }

    /**
     * Refuses a change that would put more into service than itself: versions that were uploaded and not deployed.
     *
     * @param what is going to be changed
     */
    public void requireNewestInForce(WorkerEntity worker, ErrorCause cause, String what) {
        Set<UUID> serving = inForce(worker).stream().map(each -> each.id).collect(Collectors.toSet());
        boolean newest = versions.findNewest(worker.id)
                .filter(version -> serving.equals(Set.of(version.id)))
                .isPresent();
        if (!newest) {
            throw new ApiException(
                    cause,
                    ("The latest version of this Worker is not deployed to all of its requests, so its %s cannot be"
                                    + " changed this way. Deploy the latest version, or make a new version with the"
                                    + " change.")
                            .formatted(what));
        }
    }

    /** The versions that serve now. */
    private List<VersionEntity> inForce(WorkerEntity worker) {
        return deployments.findNewest(worker.id).stream()
                .flatMap(deployment -> deployment.shares.stream())
                .map(share -> versions.findById(share.versionId))
                .toList();
    }

    /** Deploys versions that were just checked. */
    public DeploymentEntity inForce(
            WorkerEntity worker,
            Map<UUID, Double> shares,
            Map<String, String> annotations,
            Optional<CodeUpdateStrategy> codeUpdate,
            Author author) {
        DeploymentEntity deployment = factory.deployment(worker.id, shares, annotations, author);
        deployment.updateDelayMillis =
                codeUpdate.map(CodeUpdateStrategy::delayMillis).orElse(null);
        deployments.persist(deployment);
        worker.lastDeployedFrom = author.source();
        worker.modifiedOn = deployment.createdOn;
        shares.keySet().stream()
                .filter(id -> versions.findById(id).assetManifestId != null)
                .forEach(id -> outbox.add(FactKind.ASSETS, id.toString()));
        shares.keySet().forEach(id -> outbox.add(FactKind.BUNDLE, id.toString()));
        outbox.add(FactKind.DEPLOYMENT, worker.id);
        audit.deployed(worker, deployment);
        return deployment;
    }

    private static void requireWhole(Map<UUID, Double> shares) {
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        boolean inRange = shares.values().stream().allMatch(each -> each >= 0 && each <= 100);
        if (shares.isEmpty() || shares.size() > MOST_VERSIONS || !inRange || Math.abs(sum - 100) > 0.001) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST,
                    "A deployment has one or two different versions whose percentages add up to 100");
        }
    }
}
