package dev.holdfast.controlplane.worker.version;

import dev.holdfast.controlplane.namespace.Namespaces;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.Outbox;
import dev.holdfast.controlplane.upload.Upload;
import dev.holdfast.controlplane.validation.ValidationReport;
import dev.holdfast.controlplane.worker.Author;
import dev.holdfast.controlplane.worker.Previews;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerAudit;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRepository;
import dev.holdfast.controlplane.worker.WorkerSettings;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes a planned version down, with its modules and the namespaces of its migration. */
@ApplicationScoped
class VersionStore {
    private final WorkerRepository workers;
    private final VersionRepository versions;
    private final Namespaces namespaces;
    private final ModuleStore modules;
    private final VersionSecrets secrets;
    private final Previews previews;
    private final VersionFactory factory;
    private final WorkerAudit audit;
    private final Outbox outbox;

    VersionStore(
            WorkerRepository workers,
            VersionRepository versions,
            Namespaces namespaces,
            ModuleStore modules,
            VersionSecrets secrets,
            Previews previews,
            VersionFactory factory,
            WorkerAudit audit,
            Outbox outbox) {
        this.workers = workers;
        this.versions = versions;
        this.namespaces = namespaces;
        this.modules = modules;
        this.secrets = secrets;
        this.previews = previews;
        this.factory = factory;
        this.audit = audit;
        this.outbox = outbox;
    }

    VersionEntity store(WorkerEntity worker, Upload upload, VersionPlan plan, ValidationReport report, Author author) {
        boolean isNew = !workers.isPersistent(worker);
        VersionEntity version = factory.version(worker, upload, plan, report, author);
        worker.versionCount = version.number;
        worker.migrationTag = plan.tag().orElse(null);
        worker.modifiedOn = version.createdOn;
        WorkerSettings settings = worker.settings.with(upload.metadata().settings());
        if (!settings.equals(worker.settings)) {
            worker.settings = settings;
            outbox.add(FactKind.DEPLOYMENT, worker.id);
        }
        workers.persistAndFlush(worker);
        if (isNew) {
            audit.created(worker);
        }
        namespaces.store(
                plan.namespaces(),
                worker.id,
                worker.name,
                name -> workers.findByName(worker.accountId, name).orElseThrow().id);
        upload.modules().forEach(each -> version.modules.add(modules.keep(each)));
        plan.secrets().forEach((name, secret) -> version.secrets.put(name, secrets.keep(worker, name, secret)));
        versions.persistAndFlush(version);
        audit.uploaded(worker, version);
        previews.publish(worker, version);
        return version;
    }
}
