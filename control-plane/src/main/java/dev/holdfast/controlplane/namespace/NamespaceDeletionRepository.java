package dev.holdfast.controlplane.namespace;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deletions of namespaces. */
@ApplicationScoped
public class NamespaceDeletionRepository implements PanacheRepositoryBase<NamespaceDeletionEntity, String> {
    List<NamespaceDeletionEntity> listOfAccount(String accountId) {
        return list("accountId = ?1 order by requestedOn desc, namespaceId", accountId);
    }

    public Optional<NamespaceDeletionEntity> findOfAccount(String accountId, String namespaceId) {
        return find("accountId = ?1 and namespaceId = ?2", accountId, namespaceId)
                .firstResultOptional();
    }

    /** One that is not finished and on which nobody works; until the transaction ends, nobody else does. */
    Optional<NamespaceDeletionEntity> takeUnfinished() {
        List<?> found = getEntityManager()
                .createNativeQuery(
                        "SELECT * FROM namespace_deletion WHERE finished_on IS NULL ORDER BY requested_on LIMIT 1"
                                + " FOR UPDATE SKIP LOCKED",
                        NamespaceDeletionEntity.class)
                .getResultList();
        return found.stream().findFirst().map(NamespaceDeletionEntity.class::cast);
    }

    /** Those that were finished before a moment. */
    List<NamespaceDeletionEntity> listFinished(Instant before) {
        return list("finishedOn < ?1", before);
    }
}
