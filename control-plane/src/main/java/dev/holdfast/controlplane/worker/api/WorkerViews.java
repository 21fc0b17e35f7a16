package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.account.AccountEntity;
import dev.holdfast.controlplane.account.Subdomains;
import dev.holdfast.controlplane.identity.UserRepository;
import dev.holdfast.controlplane.worker.DeploymentEntity;
import dev.holdfast.controlplane.worker.DeploymentRepository;
import dev.holdfast.controlplane.worker.Previews;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionFacts;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRoutes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows workers, versions and deployments as the API does. Called inside transactions. */
@ApplicationScoped
public class WorkerViews {
    private static final String USAGE_MODEL = "standard";

    private final VersionRepository versions;
    private final DeploymentRepository deployments;
    private final UserRepository users;
    private final Subdomains subdomains;
    private final Previews previews;
    private final WorkerRoutes routes;

    WorkerViews(
            VersionRepository versions,
            DeploymentRepository deployments,
            UserRepository users,
            Subdomains subdomains,
            Previews previews,
            WorkerRoutes routes) {
        this.versions = versions;
        this.deployments = deployments;
        this.users = users;
        this.subdomains = subdomains;
        this.previews = previews;
        this.routes = routes;
    }

    ScriptView script(AccountEntity account, WorkerEntity worker) {
        VersionFacts facts = versions.findNewest(worker.id).orElseThrow().facts;
        return new ScriptView(
                worker.name,
                worker.id,
                facts.etag(),
                facts.handlers(),
                namedHandlers(facts),
                worker.createdOn,
                worker.modifiedOn,
                worker.migrationTag,
                facts.compatibilityDate(),
                facts.compatibilityFlags(),
                worker.lastDeployedFrom,
                deployments.findNewest(worker.id).map(this::lastDeployment).orElse(null),
                false,
                worker.settings.observability(),
                worker.settings.tags(),
                List.of(),
                USAGE_MODEL,
                facts.assets() != null,
                !facts.mainModule().isEmpty(),
                routes.of(worker),
                worker.subdomainEnabled ? subdomains.urlOf(account, worker.name).orElse(null) : null);
    }

    WorkerView worker(AccountEntity account, WorkerEntity worker) {
        return new WorkerView(
                worker.id,
                worker.name,
                worker.createdOn,
                worker.modifiedOn,
                false,
                worker.settings.observability(),
                worker.settings.tags(),
                List.of(),
                new WorkerView.Subdomain(
                        worker.subdomainEnabled,
                        worker.previewsEnabled,
                        subdomains.urlOf(account, worker.name).orElse(null),
                        previews.suffix(account, worker).orElse(null)));
    }

    SettingsView settings(WorkerEntity worker) {
        VersionFacts facts = versions.findNewest(worker.id).orElseThrow().facts;
        return new SettingsView(
                facts.bindings(),
                facts.compatibilityDate(),
                facts.compatibilityFlags(),
                worker.migrationTag,
                worker.settings.observability(),
                worker.settings.tags(),
                List.of(),
                false,
                USAGE_MODEL);
    }

    public VersionView version(WorkerEntity worker, VersionEntity version) {
        VersionFacts facts = version.facts;
        Integer cpuMillis = facts.cpuMillis();
        return new VersionView(
                version.id.toString(),
                version.number,
                new VersionView.Metadata(
                        version.createdOn,
                        version.createdOn,
                        version.source,
                        version.authorId,
                        emailOf(version.authorId),
                        previews.has(worker, version)),
                facts.annotations(),
                new VersionView.Resources(
                        facts.bindings(),
                        new VersionView.Script(
                                facts.etag(), facts.handlers(), namedHandlers(facts), worker.lastDeployedFrom),
                        new VersionView.ScriptRuntime(
                                facts.compatibilityDate(),
                                facts.compatibilityFlags(),
                                USAGE_MODEL,
                                cpuMillis == null ? null : new VersionView.Limits(cpuMillis),
                                facts.migrationTag())),
                facts.startupMillis());
    }

    public DeploymentView deployment(DeploymentEntity deployment) {
        return new DeploymentView(
                deployment.id.toString(),
                deployment.source,
                "percentage",
                emailOf(deployment.authorId),
                deployment.createdOn,
                deployment.annotations,
                deployment.shares.stream()
                        .map(each -> new DeploymentView.Share(each.versionId.toString(), each.percentage))
                        .toList());
    }

    private ScriptView.LastDeployment lastDeployment(DeploymentEntity deployment) {
        return new ScriptView.LastDeployment(
                deployment.id.toString(), deployment.createdOn, emailOf(deployment.authorId), deployment.source);
    }

    private static List<ScriptView.NamedHandlers> namedHandlers(VersionFacts facts) {
        return facts.exports().stream()
                .filter(each -> !each.name().equals("default"))
                .map(each -> new ScriptView.NamedHandlers(each.name(), each.handlers()))
                .toList();
    }

    private String emailOf(String userId) {
        return users.findByIdOptional(userId).map(each -> each.email).orElse("");
    }
}
