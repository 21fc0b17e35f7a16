package dev.holdfast.controlplane.worker.deployment;

import dev.holdfast.billing.plan.Plan;
import dev.holdfast.contract.AccountPlan;
import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.VersionShare;
import dev.holdfast.controlplane.account.AccountEntity;
import dev.holdfast.controlplane.account.AccountRepository;
import dev.holdfast.controlplane.allowance.UsedUpAllowances;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import dev.holdfast.controlplane.plan.PlanGate;
import dev.holdfast.controlplane.plan.Subscriptions;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.FactSource;
import dev.holdfast.controlplane.spending.Pauses;
import dev.holdfast.controlplane.worker.DeploymentEntity;
import dev.holdfast.controlplane.worker.DeploymentRepository;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What each worker runs now, with the limits of its account's plan. Versions come in the order in which they were made,
 * so that more of the new one moves objects only to it, in whatever order a deployment names them.
 */
@ApplicationScoped
public class DeploymentFacts implements FactSource {
    private final AccountRepository accounts;
    private final WorkerRepository workers;
    private final DeploymentRepository deployments;
    private final VersionRepository versions;
    private final NamespaceRepository namespaces;
    private final Subscriptions subscriptions;
    private final PlanGate gate;
    private final Pauses pauses;
    private final UsedUpAllowances usedUp;

    DeploymentFacts(
            AccountRepository accounts,
            WorkerRepository workers,
            DeploymentRepository deployments,
            VersionRepository versions,
            NamespaceRepository namespaces,
            Subscriptions subscriptions,
            PlanGate gate,
            Pauses pauses,
            UsedUpAllowances usedUp) {
        this.accounts = accounts;
        this.workers = workers;
        this.deployments = deployments;
        this.versions = versions;
        this.namespaces = namespaces;
        this.subscriptions = subscriptions;
        this.gate = gate;
        this.pauses = pauses;
        this.usedUp = usedUp;
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
        AccountEntity account = accounts.findById(worker.accountId);
        Plan plan = subscriptions.planOf(worker.accountId);
        return new ActiveDeployment(
                worker.accountId,
                worker.id,
                worker.name,
                deployment.id.toString(),
                published(account, worker),
                cpuMillis(account, deployment, plan),
                deployment.shares.stream()
                        .sorted(Comparator.comparingInt(each -> versions.findById(each.versionId).number))
                        .map(each -> new VersionShare(each.versionId.toString(), each.percentage))
                        .toList(),
                deployment.updateDelayMillis,
                namespaces.listOfWorker(worker.id).stream()
                        .collect(Collectors.toMap(each -> each.id, each -> each.className)),
                worker.settings.stored(),
                usedUp.of(worker.accountId));
    }

    private AccountPlan published(AccountEntity account, WorkerEntity worker) {
        AccountPlan plan = gate.published(account);
        return plan != AccountPlan.SUSPENDED && pauses.cover(account.id, worker.id) ? AccountPlan.PAUSED : plan;
    }

    /**
     * What the upload asks for, but never more than the operator allows, and on the free plan not more than its own.
     */
    private int cpuMillis(AccountEntity account, DeploymentEntity deployment, Plan plan) {
        int usual = plan.limits().invocationCpuMillis();
        int asked = deployment.shares.stream()
                .map(each -> versions.findById(each.versionId).facts.cpuMillis())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(usual);
        int most = Objects.requireNonNullElse(account.cpuMillis, Integer.MAX_VALUE);
        return Math.min(plan.isPaid() ? asked : Math.min(asked, usual), most);
    }
}
