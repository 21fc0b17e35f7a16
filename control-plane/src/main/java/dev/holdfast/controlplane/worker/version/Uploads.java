package dev.holdfast.controlplane.worker.version;

import dev.holdfast.contract.VersionBundle;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.namespace.Namespaces;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.upload.Upload;
import dev.holdfast.controlplane.validation.CodeValidator;
import dev.holdfast.controlplane.validation.MappedStacks;
import dev.holdfast.controlplane.validation.ValidationReport;
import dev.holdfast.controlplane.worker.Author;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerFactory;
import dev.holdfast.controlplane.worker.WorkerRepository;
import dev.holdfast.controlplane.worker.Workers;
import dev.holdfast.controlplane.worker.binding.ServiceTargets;
import dev.holdfast.controlplane.worker.declaration.TransferLocks;
import dev.holdfast.controlplane.worker.deployment.Deployments;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns uploads into versions. Each is checked and started once without holding anything; then, in one transaction and
 * one at a time per worker, checked again and stored together with its migration. What fails leaves no trace.
 */
@ApplicationScoped
public class Uploads {
    /** Of drafts, which exist to be validated. */
    private static final ValidationReport NOT_STARTED = new ValidationReport(0, List.of());

    private static final Author NOBODY = new Author("", "api");

    private final UploadTurns turns;
    private final TransferLocks locks;
    private final WorkerRepository workers;
    private final VersionRepository versions;
    private final VersionPlanner planner;
    private final VersionStore store;
    private final VersionSecrets secrets;
    private final WorkerFactory factory;
    private final VersionFactory versionFactory;
    private final CodeValidator validator;
    private final Deployments deployments;
    private final Namespaces namespaces;
    private final Publisher publisher;

    Uploads(
            UploadTurns turns,
            TransferLocks locks,
            WorkerRepository workers,
            VersionRepository versions,
            VersionPlanner planner,
            VersionStore store,
            VersionSecrets secrets,
            WorkerFactory factory,
            VersionFactory versionFactory,
            CodeValidator validator,
            Deployments deployments,
            Namespaces namespaces,
            Publisher publisher) {
        this.turns = turns;
        this.locks = locks;
        this.workers = workers;
        this.versions = versions;
        this.planner = planner;
        this.store = store;
        this.secrets = secrets;
        this.factory = factory;
        this.versionFactory = versionFactory;
        this.validator = validator;
        this.deployments = deployments;
        this.namespaces = namespaces;
        this.publisher = publisher;
    }

    /**
     * A worker and its newest version, after an upload.
     *
     * @param plan what was stored; absent when that was done before
     */
    public record Stored(WorkerEntity worker, VersionEntity version, Optional<VersionPlan> plan) {}

    /**
     * Stores the upload and puts it into service at once; creates the worker if there is none of the name. One with a
     * migration that is sent again, since its answer was lost, finds the version that it made: done twice, the
     * migration would be refused.
     */
    public Stored deploy(String accountId, String name, Upload upload, Author author) {
        return turns.take(() -> deployInTurn(accountId, name, upload, author, () -> {}));
    }

    /** Does the same if {@code base} is still the worker's newest version. */
    public Stored deployUpon(String base, String accountId, String name, Upload upload, Author author) {
        return turns.take(
                () -> deployInTurn(accountId, name, upload, author, () -> requireNewest(accountId, name, base)));
    }

    /** @param guard asked before the code is started, and again before it is stored */
    private Stored deployInTurn(String accountId, String name, Upload upload, Author author, Runnable guard) {
        Optional<Stored> sentBefore = QuarkusTransaction.requiringNew().call(() -> sentBefore(accountId, name, upload));
        if (sentBefore.isPresent()) {
            return sentBefore.get();
        }
        QuarkusTransaction.requiringNew().run(guard);
        ValidationReport report = startDeploy(accountId, name, upload, author);
        return publisher.change(() -> {
            locks.lock(accountId, name, upload);
            return sentBefore(accountId, name, upload).orElseGet(() -> {
                guard.run();
                return putIntoService(accountId, name, upload, report, author);
            });
        });
    }

    private void requireNewest(String accountId, String name, String version) {
        if (!versions.findNewest(requireWorker(accountId, name).id)
                .map(newest -> newest.id.toString().equals(version))
                .orElse(false)) {
            throw new ApiException(
                    ErrorCause.WORKER_CHANGED, "This Worker was changed by somebody else meanwhile; try again");
        }
    }

    /** Stores and deploys what changes a part of the newest version, if that is still the newest, and in service. */
    public Stored revise(String accountId, String name, Revisions.Revision revision, Author author) {
        return turns.take(() -> reviseInTurn(accountId, name, revision, author));
    }

    private Stored reviseInTurn(String accountId, String name, Revisions.Revision revision, Author author) {
        ValidationReport report = startDeploy(accountId, name, revision.upload(), author);
        return publisher.change(() -> {
            locks.lock(accountId, name, revision.upload());
            deployments.requireNewestInForce(
                    requireWorker(accountId, name), ErrorCause.LATEST_NOT_DEPLOYED_FOR_SETTINGS, "settings");
            requireNewest(accountId, name, revision.base().toString());
            return putIntoService(accountId, name, revision.upload(), report, author);
        });
    }

    /** Stores the upload as a version that nobody runs yet. */
    public Stored add(String accountId, String name, Upload upload, Author author) {
        if (upload.metadata().migration().isPresent()) {
            throw new ApiException(
                    ErrorCause.MIGRATION_NEEDS_FULL_DEPLOY,
                    "A version upload cannot carry a Durable Object migration; use `wrangler deploy`");
        }
        return turns.take(() -> addInTurn(accountId, name, upload, author));
    }

    private Stored addInTurn(String accountId, String name, Upload upload, Author author) {
        QuarkusTransaction.requiringNew().run(() -> requireWorker(accountId, name));
        ValidationReport report = start(accountId, name, upload, author, worker -> planner.planVersion(worker, upload));
        return publisher.change(() -> {
            locks.lock(accountId, name, upload);
            requireWorker(accountId, name);
            return store(accountId, name, upload, report, author, worker -> planner.planVersion(worker, upload));
        });
    }

    /** A stack in the refusal is shown in the user's files, except to wrangler, which does that itself. */
    private ValidationReport start(
            String accountId, String name, Upload upload, Author author, Function<WorkerEntity, VersionPlan> planned) {
        if (upload.modules().isEmpty()) {
            return NOT_STARTED;
        }
        VersionBundle bundle = QuarkusTransaction.requiringNew().call(() -> {
            WorkerEntity worker = workerOf(accountId, name);
            VersionPlan plan = planned.apply(worker);
            VersionEntity draft = versionFactory.version(worker, upload, plan, NOT_STARTED, NOBODY);
            Bundles.Targets targets = new Bundles.Targets(
                    plan.known(),
                    workers.listOfAccount(accountId),
                    secret -> secrets.opened(secret, plan.secrets().get(secret)));
            return Bundles.of(worker, draft, ModuleStore.bundled(upload.modules()), targets);
        });
        try {
            return validator.validate(bundle);
        } catch (ApiException refusal) {
            throw author.isWrangler()
                    ? refusal
                    : new ApiException(
                            refusal.reason(), MappedStacks.map(String.valueOf(refusal.getMessage()), upload.modules()));
        }
    }

    private ValidationReport startDeploy(String accountId, String name, Upload upload, Author author) {
        return start(accountId, name, upload, author, worker -> planner.planDeploy(worker, upload, Optional.empty()));
    }

    private Stored putIntoService(
            String accountId, String name, Upload upload, ValidationReport report, Author author) {
        Stored stored = store(
                accountId,
                name,
                upload,
                report,
                author,
                worker -> planner.planDeploy(worker, upload, Optional.of(report.classes())));
        VersionPlan plan = stored.plan().orElseThrow();
        stored.worker().exportsDeclared |= plan.reconciliation().isPresent();
        deployments.inForce(
                stored.worker(),
                Map.of(stored.version().id, 100.0),
                Map.of(),
                upload.metadata().codeUpdate(),
                author);
        namespaces.publishMoved(plan.namespaces());
        return stored;
    }

    private Optional<Stored> sentBefore(String accountId, String name, Upload upload) {
        if (upload.metadata().migration().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> tag = upload.metadata().migration().get().newTag();
        return workers.findByName(accountId, name)
                .filter(worker -> tag.isPresent() && worker.currentTag().equals(tag))
                .flatMap(worker -> versions.findNewest(worker.id)
                        .filter(version -> upload.fingerprint().equals(version.facts.fingerprint()))
                        .map(version -> new Stored(worker, version, Optional.empty())));
    }

    private Stored store(
            String accountId,
            String name,
            Upload upload,
            ValidationReport report,
            Author author,
            Function<WorkerEntity, VersionPlan> planned) {
        WorkerEntity worker = workerOf(accountId, name);
        VersionPlan plan = planned.apply(worker);
        plan.requireExports(report.classes());
        ServiceTargets.requireOwn(worker, plan.bindings(), report);
        return new Stored(worker, store.store(worker, upload, plan, report, author), Optional.of(plan));
    }

    private WorkerEntity workerOf(String accountId, String name) {
        return workers.findByName(accountId, name).orElseGet(() -> factory.worker(accountId, name));
    }

    private WorkerEntity requireWorker(String accountId, String name) {
        return workers.findByName(accountId, name).orElseThrow(() -> Workers.unknown(name));
    }
}
