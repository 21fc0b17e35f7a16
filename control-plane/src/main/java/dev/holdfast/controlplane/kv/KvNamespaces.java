package dev.holdfast.controlplane.kv;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes, renames and deletes KV namespaces. Called inside transactions. */
@ApplicationScoped
class KvNamespaces {
    /** As on Workers. */
    private static final long MOST = 1000;

    private static final String KIND = "kv_namespace";

    private final KvNamespaceRepository namespaces;
    private final KvPurges purges;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    KvNamespaces(
            KvNamespaceRepository namespaces, KvPurges purges, Outbox outbox, AuditLog audit, Ids ids, Clock clock) {
        this.namespaces = namespaces;
        this.purges = purges;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws ApiException with code 10013 */
    KvNamespaceEntity require(String accountId, String id) {
        return namespaces
                .find(accountId, id)
                .orElseThrow(() -> new ApiException(ErrorCause.KV_NAMESPACE_NOT_FOUND, "namespace not found"));
    }

    KvNamespaceEntity create(String accountId, String title) {
        namespaces.lock(accountId);
        requireFree(accountId, title);
        if (namespaces.count("accountId", accountId) >= MOST) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST, "An account may have at most %d KV namespaces".formatted(MOST));
        }
        KvNamespaceEntity namespace = new KvNamespaceEntity();
        namespace.id = ids.hex();
        namespace.accountId = accountId;
        namespace.title = title;
        namespace.createdOn = clock.instant();
        namespaces.persist(namespace);
        outbox.add(FactKind.KV_NAMESPACE, namespace.id);
        audit.record(accountId, AuditedChange.created(KIND, namespace.id, KvNamespaceView.of(namespace)));
        return namespace;
    }

    KvNamespaceEntity rename(String accountId, String id, String title) {
        namespaces.lock(accountId);
        KvNamespaceEntity namespace = require(accountId, id);
        if (!namespace.title.equals(title)) {
            requireFree(accountId, title);
            KvNamespaceView before = KvNamespaceView.of(namespace);
            namespace.title = title;
            audit.record(accountId, AuditedChange.updated(KIND, id, before, KvNamespaceView.of(namespace)));
        }
        return namespace;
    }

    /** What is in it cannot be reached any more once that is published, and is taken away after that. */
    void delete(String accountId, String id) {
        KvNamespaceEntity namespace = require(accountId, id);
        namespaces.delete(namespace);
        purges.add(id);
        audit.record(accountId, AuditedChange.deleted(KIND, id, KvNamespaceView.of(namespace)));
        outbox.add(FactKind.KV_NAMESPACE, id);
    }

    private void requireFree(String accountId, String title) {
        if (namespaces.findByTitle(accountId, title).isPresent()) {
            throw new ApiException(
                    ErrorCause.KV_TITLE_TAKEN, "a namespace with this account ID and title already exists");
        }
    }
}
