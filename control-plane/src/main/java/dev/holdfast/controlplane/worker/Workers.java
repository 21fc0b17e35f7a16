package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.account.AccountEntity;
import dev.holdfast.controlplane.account.Subdomains;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.namespace.NamespaceEntity;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import dev.holdfast.controlplane.namespace.Namespaces;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.Outbox;
import dev.holdfast.controlplane.upload.WorkerSettingsRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** Finds, switches and deletes workers. Called inside transactions. */
@ApplicationScoped
public class Workers {
    private final WorkerRepository workers;
    private final VersionRepository versions;
    private final NamespaceRepository namespaces;
    private final Namespaces changes;
    private final Subdomains subdomains;
    private final References references;
    private final WorkerAudit audit;
    private final Previews versionAddresses;
    private final WorkerFactory factory;
    private final Event<WorkerDeleted> deletions;
    private final Outbox outbox;
    private final Clock clock;

    Workers(
            WorkerRepository workers,
            VersionRepository versions,
            NamespaceRepository namespaces,
            Namespaces changes,
            Subdomains subdomains,
            References references,
            WorkerAudit audit,
            Previews versionAddresses,
            WorkerFactory factory,
            Event<WorkerDeleted> deletions,
            Outbox outbox,
            Clock clock) {
        this.workers = workers;
        this.versions = versions;
        this.namespaces = namespaces;
        this.changes = changes;
        this.subdomains = subdomains;
        this.references = references;
        this.audit = audit;
        this.versionAddresses = versionAddresses;
        this.factory = factory;
        this.deletions = deletions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A worker that has code.
     *
     * @throws ApiException with code 10007, on which wrangler takes the worker for a new one
     */
    public WorkerEntity require(String accountId, String name) {
        return workers.findByName(accountId, name)
                .filter(WorkerEntity::hasVersion)
                .orElseThrow(() -> unknown(name));
    }

    /** The same on routes of services, where older clients take a worker for a new one on code 10090 only. */
    public WorkerEntity requireService(String accountId, String name) {
        return workers.findByName(accountId, name)
                .filter(WorkerEntity::hasVersion)
                .orElseThrow(() -> new ApiException(
                        ErrorCause.SERVICE_UNKNOWN, "This Worker does not exist on your account: %s".formatted(name)));
    }

    /**
     * The same for those who will change it: nobody else does until this transaction ends, and it is read afterwards.
     */
    public WorkerEntity requireForChange(String accountId, String name) {
        workers.lock(accountId, name);
        return require(accountId, name);
    }

    /** A worker, whether it has code or not. */
    public WorkerEntity requireByNameOrId(String accountId, String nameOrId) {
        return workers.findByNameOrId(accountId, nameOrId).orElseThrow(() -> unknown(nameOrId));
    }

    /** The same by name or id, for those who will change it. */
    public WorkerEntity requireForChangeByNameOrId(String accountId, String nameOrId) {
        workers.lock(accountId, requireByNameOrId(accountId, nameOrId).name);
        workers.getEntityManager().clear();
        return requireByNameOrId(accountId, nameOrId);
    }

    public static ApiException unknown(String name) {
        return new ApiException(
                ErrorCause.WORKER_NOT_FOUND, "This Worker does not exist on your account: %s".formatted(name));
    }

    /** Makes a worker without any code. */
    public WorkerEntity create(String accountId, String name) {
        workers.lock(accountId, name);
        if (workers.findByName(accountId, name).isPresent()) {
            throw new ApiException(ErrorCause.WORKER_EXISTS, "There is a Worker named '%s' already".formatted(name));
        }
        WorkerEntity worker = factory.worker(accountId, name);
        workers.persist(worker);
        audit.created(worker);
        return worker;
    }

    /**
     * Changes what is given; the worker must have been read for change.
     *
     * @param others what settings are that are not given
     */
    public void change(AccountEntity account, WorkerEntity worker, NewWorker wanted, WorkerSettings others) {
        replaceSettings(worker, others.with(WorkerSettingsRules.checked(wanted.settings())));
        boolean enabled = wanted.enabled(worker.subdomainEnabled);
        boolean previews = wanted.previews(worker.previewsEnabled);
        if (enabled != worker.subdomainEnabled || previews != worker.previewsEnabled) {
            switchSubdomain(account, worker, enabled, previews);
        }
        worker.modifiedOn = clock.instant();
    }

    /** Sets what belongs to no version; pods hear of it. The worker must have been read for change. */
    public void replaceSettings(WorkerEntity worker, WorkerSettings settings) {
        WorkerSettings before = worker.settings;
        if (!settings.equals(before)) {
            worker.settings = settings;
            audit.settingsChanged(worker, before.values(), settings.values());
            outbox.add(FactKind.DEPLOYMENT, worker.id);
        }
    }

    /** Lets the worker answer at its address, or not. */
    public void switchSubdomain(AccountEntity account, WorkerEntity worker, boolean enabled, boolean previews) {
        audit.addressSwitched(
                worker,
                new SubdomainSwitch(worker.subdomainEnabled, worker.previewsEnabled),
                new SubdomainSwitch(enabled, previews));
        boolean previewsChange = previews != worker.previewsEnabled;
        worker.subdomainEnabled = enabled;
        worker.previewsEnabled = previews;
        worker.modifiedOn = clock.instant();
        subdomains.hostOf(account, worker.name).ifPresent(host -> outbox.add(FactKind.ROUTE, host));
        if (previewsChange) {
            versionAddresses.publishAll(worker);
        }
    }

    /**
     * Deletes the worker with all versions.
     *
     * @param force also when objects belong to it or other workers bind to them
     * @return the classes whose objects are deleted with it
     */
    public List<String> delete(AccountEntity account, WorkerEntity worker, boolean force) {
        List<NamespaceEntity> owned = namespaces.listOfWorker(worker.id);
        if (!force && !owned.isEmpty()) {
            throw new ApiException(
                    ErrorCause.WORKER_OWNS_OBJECTS,
                    ("Cannot delete this Worker: Durable Objects of %s belong to it, and would be lost. Ask again with"
                                    + " force if that is meant")
                            .formatted(owned.stream()
                                    .map(each -> "'" + each.className + "'")
                                    .collect(Collectors.joining(", "))));
        }
        if (!force && !references.of(worker).isEmpty()) {
            throw new ApiException(
                    ErrorCause.WORKER_OWNS_OBJECTS, "Cannot delete this Worker: other Workers depend on it");
        }
        subdomains.hostOf(account, worker.name).ifPresent(host -> outbox.add(FactKind.ROUTE, host));
        versionAddresses.hosts(worker).forEach(host -> outbox.add(FactKind.ROUTE, host));
        deletions.fire(new WorkerDeleted(worker.accountId, worker.id));
        outbox.add(FactKind.DEPLOYMENT, worker.id);
        audit.deleted(worker);
        outbox.add(FactKind.SCHEDULES, worker.id);
        owned.forEach(each -> {
            changes.delete(each, worker.name);
            outbox.add(FactKind.NAMESPACE, each.id);
        });
        namespaces.flush();
        versions.listNewestFirst(worker.id).forEach(each -> {
            outbox.add(FactKind.BUNDLE, each.id.toString());
            outbox.add(FactKind.ASSETS, each.id.toString());
        });
        workers.getEntityManager()
                .createNativeQuery("DELETE FROM worker WHERE id = :id")
                .setParameter("id", worker.id)
                .executeUpdate();
        workers.getEntityManager().clear();
        return owned.stream().map(each -> each.className).toList();
    }
}
