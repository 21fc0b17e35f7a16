package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.asset.VersionAssets;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.upload.Upload;
import dev.holdfast.controlplane.validation.ValidationReport;
import dev.holdfast.controlplane.worker.deployment.DeploymentEntity;
import dev.holdfast.controlplane.worker.deployment.DeploymentShare;
import dev.holdfast.controlplane.worker.version.ModuleStore;
import dev.holdfast.controlplane.worker.version.VersionEntity;
import dev.holdfast.controlplane.worker.version.VersionFacts;
import dev.holdfast.controlplane.worker.version.VersionPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes entities that are not stored yet. */
@ApplicationScoped
public class WorkerFactory {
    private final Ids ids;
    private final Clock clock;

    WorkerFactory(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    public WorkerEntity worker(String accountId, String name) {
        WorkerEntity worker = new WorkerEntity();
        worker.id = ids.hex();
        worker.accountId = accountId;
        worker.name = WorkerName.checked(name);
        worker.settings = WorkerSettings.DEFAULT;
        worker.lastDeployedFrom = "api";
        worker.createdOn = clock.instant();
        worker.modifiedOn = worker.createdOn;
        return worker;
    }

    public VersionEntity version(
            WorkerEntity worker, Upload upload, VersionPlan plan, ValidationReport report, Author author) {
        return version(
                worker,
                new VersionFacts(
                        upload.metadata().mainModule(),
                        upload.metadata().compatibilityDate(),
                        upload.metadata().compatibilityFlags(),
                        plan.bindings(),
                        report.exports(),
                        report.startupMillis(),
                        ModuleStore.etag(upload.modules()),
                        upload.metadata().cpuMillis().isPresent()
                                ? upload.metadata().cpuMillis().getAsInt()
                                : null,
                        plan.tag().orElse(null),
                        upload.metadata().declaredClasses().isEmpty()
                                ? null
                                : upload.metadata().declaredClasses(),
                        upload.metadata().annotations(),
                        upload.fingerprint(),
                        plan.assets().orElse(null)),
                author);
    }

    /** The worker's next version, without modules. */
    public VersionEntity version(WorkerEntity worker, VersionFacts facts, Author author) {
        VersionEntity version = new VersionEntity();
        version.id = ids.uuid();
        version.workerId = worker.id;
        version.number = worker.versionCount + 1;
        version.source = author.source();
        version.authorId = author.userId();
        version.createdOn = clock.instant();
        version.facts = facts;
        version.assetManifestId = Optional.ofNullable(facts.assets())
                .map(VersionAssets::manifestId)
                .orElse(null);
        return version;
    }

    public DeploymentEntity deployment(
            String workerId, Map<UUID, Double> shares, Map<String, String> annotations, Author author) {
        DeploymentEntity deployment = new DeploymentEntity();
        deployment.id = ids.uuid();
        deployment.workerId = workerId;
        deployment.source = author.source();
        deployment.authorId = author.userId();
        deployment.annotations = annotations;
        deployment.createdOn = clock.instant();
        deployment.shares.addAll(shares.entrySet().stream()
                .map(entry -> share(workerId, entry.getKey(), entry.getValue()))
                .toList());
        return deployment;
    }

    private static DeploymentShare share(String workerId, UUID versionId, double percentage) {
        DeploymentShare share = new DeploymentShare();
        share.workerId = workerId;
        share.versionId = versionId;
        share.percentage = percentage;
        return share;
    }

    /** What validation starts: the upload with the worker's identity and no history. */
    public static final ValidationReport NOT_STARTED = new ValidationReport(0, List.of());
}
