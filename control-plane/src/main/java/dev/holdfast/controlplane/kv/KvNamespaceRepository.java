package dev.holdfast.controlplane.kv;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** KV namespaces by account. */
@ApplicationScoped
public class KvNamespaceRepository implements PanacheRepositoryBase<KvNamespaceEntity, String> {
    Optional<KvNamespaceEntity> find(String accountId, String id) {
        return find("accountId = ?1 and id = ?2", accountId, id).firstResultOptional();
    }

    Optional<KvNamespaceEntity> findByTitle(String accountId, String title) {
        return find("accountId = ?1 and title = ?2", accountId, title).firstResultOptional();
    }

    List<KvNamespaceEntity> listOfAccount(String accountId) {
        return list("accountId = ?1 order by title", accountId);
    }

    /** Makes others who create or rename namespaces of the account wait until this transaction ends. */
    void lock(String accountId) {
        getEntityManager()
                .createNativeQuery(
                        "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('kv/' || :account, 0))) AS turn")
                .setParameter("account", accountId)
                .getSingleResult();
    }

    /** @throws ApiException naming the binding of an upload, when the account has no such namespace */
    public KvNamespaceEntity requireForBinding(String accountId, String binding, String id) {
        return find(accountId, id)
                .orElseThrow(() -> new ApiException(
                        ErrorCause.UPLOAD_INVALID,
                        "KV namespace '%s' of binding '%s' does not exist".formatted(id, binding)));
    }
}
