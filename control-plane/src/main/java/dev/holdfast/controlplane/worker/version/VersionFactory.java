package dev.holdfast.controlplane.worker.version;

import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.upload.Upload;
import dev.holdfast.controlplane.validation.ValidationReport;
import dev.holdfast.controlplane.worker.Author;
import dev.holdfast.controlplane.worker.VersionAssets;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionFacts;
import dev.holdfast.controlplane.worker.WorkerEntity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Makes versions that are not stored yet. */
@ApplicationScoped
class VersionFactory {
    private final Ids ids;
    private final Clock clock;

    VersionFactory(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** The worker's next version, as it was uploaded, without modules. */
    VersionEntity version(
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
    VersionEntity version(WorkerEntity worker, VersionFacts facts, Author author) {
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
}
