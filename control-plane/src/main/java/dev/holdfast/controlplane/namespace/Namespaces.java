package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.StorageBackend;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Plans and makes changes of namespaces. Called inside transactions; who changes workers holds their locks. */
@ApplicationScoped
public class Namespaces {
    private static final String AUDITED = "durable_object_namespace";

    private final NamespaceRepository namespaces;
    private final NamespaceDeletionRepository deletions;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Namespaces(
            NamespaceRepository namespaces,
            NamespaceDeletionRepository deletions,
            AuditLog audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.namespaces = namespaces;
        this.deletions = deletions;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a worker and its account have now. */
    public KnownClasses known(String accountId, String workerId) {
        Map<String, KnownClass> own = new LinkedHashMap<>();
        namespaces.listOfWorker(workerId).forEach(each -> own.put(each.className, KnownClass.of(each)));
        return new KnownClasses() {
            @Override
            public Map<String, KnownClass> own() {
                return own;
            }

            @Override
            public Optional<KnownClass> of(String script, String className) {
                return namespaces
                        .findByScript(accountId, script, className)
                        .filter(found -> !found.workerId.equals(workerId))
                        .map(KnownClass::of);
            }
        };
    }

    /** A namespace of another worker under the name of a class to which it does not belong yet; a copy. */
    public NamespaceEntity borrowed(String accountId, String id, String className) {
        NamespaceEntity copy = namespaces.require(accountId, id).copy();
        copy.className = className;
        return copy;
    }

    /** What changes come to for a worker that is stored or about to be. Changes nothing. */
    public NamespacePlan plan(String accountId, String workerId, List<NamespaceChange> changes) {
        Map<String, NamespaceEntity> owned = new LinkedHashMap<>();
        namespaces.listOfWorker(workerId).forEach(each -> owned.put(each.id, each.copy()));
        List<NamespaceEntity> created = new ArrayList<>();
        for (NamespaceChange change : changes) {
            switch (change) {
                case NamespaceChange.Create(String className, StorageBackend storage) -> {
                    NamespaceEntity namespace = create(accountId, workerId, className, storage);
                    created.add(namespace);
                    owned.put(namespace.id, namespace.copy());
                }
                case NamespaceChange.Take(String id, String className) -> {
                    NamespaceEntity taken = namespaces.require(accountId, id).copy();
                    taken.workerId = workerId;
                    taken.className = className;
                    owned.put(id, taken);
                }
                case NamespaceChange.Give(String id, String toScript) -> owned.remove(id);
                case NamespaceChange.Delete(String id) -> owned.remove(id);
            }
        }
        return new NamespacePlan(changes, created, List.copyOf(owned.values()));
    }

    /**
     * Stores what was planned. What is new, or belongs to another worker now, is published before the worker's own code
     * is in service; everything else follows with {@link #publishMoved}.
     *
     * @param idOfScript of the account's workers
     */
    public void store(NamespacePlan plan, String workerId, String script, Function<String, String> idOfScript) {
        plan.created().forEach(namespace -> {
            namespaces.persist(namespace);
            audit.record(
                    namespace.accountId,
                    AuditedChange.created(AUDITED, namespace.id, state(script, namespace.className)));
            outbox.add(FactKind.NAMESPACE, namespace.id);
        });
        for (NamespaceChange change : plan.changes()) {
            switch (change) {
                case NamespaceChange.Create created -> {}
                case NamespaceChange.Take(String id, String className) ->
                    move(namespaces.findById(id), workerId, className, state(script, className));
                case NamespaceChange.Give(String id, String toScript) -> {
                    NamespaceEntity given = namespaces.findById(id);
                    move(given, idOfScript.apply(toScript), given.className, state(toScript, given.className));
                    outbox.add(FactKind.DEPLOYMENT, given.workerId);
                    outbox.add(FactKind.NAMESPACE, id);
                }
                case NamespaceChange.Delete(String id) -> delete(namespaces.findById(id), script);
            }
        }
        namespaces.flush();
    }

    /**
     * Has pods learn of changed namespaces. Called after the deployments of their workers were put into the outbox:
     * pods then never find a namespace whose worker does not have the class yet.
     */
    public void publishMoved(NamespacePlan plan) {
        for (NamespaceChange change : plan.changes()) {
            switch (change) {
                case NamespaceChange.Create created -> {}
                case NamespaceChange.Take(String id, String className) -> outbox.add(FactKind.NAMESPACE, id);
                case NamespaceChange.Give given -> {}
                case NamespaceChange.Delete(String id) -> outbox.add(FactKind.NAMESPACE, id);
            }
        }
    }

    /** Begins to delete a namespace with all objects; the rest is done by {@link NamespaceDeletions}. */
    public void delete(NamespaceEntity namespace, String script) {
        NamespaceDeletionEntity deletion = new NamespaceDeletionEntity();
        deletion.namespaceId = namespace.id;
        deletion.accountId = namespace.accountId;
        deletion.uniqueKey = namespace.uniqueKey;
        deletion.storage = namespace.storage;
        deletion.workerId = namespace.workerId;
        deletion.scriptName = script;
        deletion.className = namespace.className;
        deletion.requestedOn = clock.instant();
        deletions.persist(deletion);
        audit.record(
                namespace.accountId, AuditedChange.deleted(AUDITED, namespace.id, state(script, namespace.className)));
        namespaces.delete(namespace);
    }

    private void move(NamespaceEntity namespace, String workerId, String className, Object after) {
        Object before = Map.of("class", namespace.className, "worker_id", namespace.workerId);
        namespace.workerId = workerId;
        namespace.className = className;
        audit.record(namespace.accountId, AuditedChange.updated(AUDITED, namespace.id, before, after));
    }

    private static Map<String, Object> state(String script, String className) {
        return Map.of("worker", script, "class", className);
    }

    private NamespaceEntity create(String accountId, String workerId, String className, StorageBackend storage) {
        NamespaceEntity namespace = new NamespaceEntity();
        namespace.id = ids.hex();
        namespace.accountId = accountId;
        namespace.workerId = workerId;
        namespace.className = className;
        namespace.uniqueKey = ids.hex();
        namespace.storage = storage;
        namespace.createdOn = clock.instant();
        return namespace;
    }
}
