package dev.holdfast.controlplane.worker.declaration;

import dev.holdfast.controlplane.upload.Upload;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Locks a worker together with those with whom it exchanges classes: all of them before anything else, and always in
 * the same order, so that partners who deploy at once wait for each other only one way. Called inside transactions.
 */
@ApplicationScoped
public class TransferLocks {
    private final WorkerRepository workers;
    private final VersionRepository versions;

    TransferLocks(WorkerRepository workers, VersionRepository versions) {
        this.workers = workers;
        this.versions = versions;
    }

    /** Before an upload becomes a version of the worker of this name, existing or not. */
    public void lock(String accountId, String name, Upload upload) {
        Set<String> names =
                new HashSet<>(DeclaredClasses.partners(upload.metadata().declaredClasses()));
        names.add(name);
        upload.metadata()
                .migration()
                .ifPresent(migration -> migration.steps().stream()
                        .flatMap(step -> step.transferredClasses().stream())
                        .forEach(transfer -> names.add(transfer.fromScript())));
        workers.lock(accountId, names);
    }

    /** Before versions of a worker are deployed. What was read of workers before must not be used any more. */
    public void lock(String accountId, String name, Collection<UUID> deployed) {
        Set<String> names = new HashSet<>(Set.of(name));
        workers.findByName(accountId, name)
                .ifPresent(worker -> deployed.forEach(id -> versions.findOfWorker(worker.id, id)
                        .ifPresent(version -> names.addAll(DeclaredClasses.partners(version.facts.declared())))));
        workers.lock(accountId, names);
        workers.getEntityManager().clear();
    }
}
