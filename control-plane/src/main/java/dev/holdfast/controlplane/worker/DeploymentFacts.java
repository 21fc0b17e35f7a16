package dev.holdfast.controlplane.worker;

import dev.holdfast.billing.plan.Plan;
import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.VersionShare;
import dev.holdfast.controlplane.plan.PlanGate;
import dev.holdfast.controlplane.plan.Subscriptions;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.FactSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What each worker runs now, with the limits of its account's plan. Versions come in the order in which they were made,
 * so that more of the new one moves objects only to it, in whatever order a deployment names them.
 */
@ApplicationScoped
public class DeploymentFacts implements FactSource {
    private final WorkerRepository workers;
    private final DeploymentRepository deployments;
    private final VersionRepository versions;
    private final Subscriptions subscriptions;
    private final PlanGate gate;

    DeploymentFacts(
            WorkerRepository workers,
            DeploymentRepository deployments,
            VersionRepository versions,
            Subscriptions subscriptions,
            PlanGate gate) {
        this.workers = workers;
        this.deployments = deployments;
        this.versions = versions;
        this.subscriptions = subscriptions;
        this.gate = gate;
    }

    @Override
    public FactKind kind() {
        return FactKind.DEPLOYMENT;
    }

    @Override
    public Optional<ActiveDeployment> find(String key) {
        return workers.findByIdOptional(key)
                .flatMap(worker -> deployments.findNewest(key).map(each -> active(worker, each)));
    }

    @Override
    public List<String> keys() {
        return deployments.listInForce().stream().map(each -> each.workerId).toList();
    }

    private ActiveDeployment active(WorkerEntity worker, DeploymentEntity deployment) {
        Plan plan = subscriptions.planOf(worker.accountId);
        return new ActiveDeployment(
                worker.accountId,
                worker.id,
                worker.name,
                deployment.id.toString(),
                gate.published(plan),
                cpuMillis(deployment, plan),
                deployment.shares.stream()
                        .sorted(Comparator.comparingInt(each -> versions.findById(each.versionId).number))
                        .map(each -> new VersionShare(each.versionId.toString(), each.percentage))
                        .toList(),
                deployment.updateDelayMillis);
    }

    /** What the upload asks for, but on the free plan never more than the plan's. */
    private int cpuMillis(DeploymentEntity deployment, Plan plan) {
        int usual = plan.limits().invocationCpuMillis();
        int asked = deployment.shares.stream()
                .map(each -> versions.findById(each.versionId).facts.cpuMillis())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(usual);
        return plan.isPaid() ? asked : Math.min(asked, usual);
    }
}
