package dev.holdfast.controlplane.tail;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Tails, by worker or by the hash of the secret that only whoever asked for one knows. */
@ApplicationScoped
class TailRepository implements PanacheRepositoryBase<TailEntity, String> {
    private static final String STANDING = "SELECT t.id AS id, t.expires_on AS expires_on, m.role AS role,"
            + " a.suspended_on IS NOT NULL AS suspended,"
            + " t.credential_id IS NULL OR EXISTS (SELECT 1 FROM oauth_session s WHERE s.id = t.credential_id)"
            + " OR EXISTS (SELECT 1 FROM api_token k WHERE k.id = t.credential_id AND NOT k.disabled"
            + " AND (k.expires_on IS NULL OR k.expires_on > :now)) AS trusted"
            + " FROM tail t JOIN account a ON a.id = t.account_id"
            + " LEFT JOIN membership m ON m.account_id = t.account_id AND m.user_id = t.user_id WHERE t.id IN (:ids)";

    List<TailEntity> listOfWorker(String workerId, Instant now, Instant seen) {
        return list("workerId = ?1 and expiresOn > ?2 and seenOn > ?3 order by createdOn, id", workerId, now, seen);
    }

    Optional<TailEntity> findByHash(String hash) {
        return find("hash", hash).firstResultOptional();
    }

    Optional<TailEntity> findOfWorker(String workerId, String id) {
        return find("workerId = ?1 and id = ?2", workerId, id).firstResultOptional();
    }

    /** Those that are over, or whose sockets are gone. */
    void deletePast(Instant now, Instant seen) {
        delete("expiresOn <= ?1 or seenOn <= ?2", now, seen);
    }

    /** Unless it was noted since the earlier time. */
    void markSeen(Collection<String> ids, Instant now, Instant earlier) {
        update("seenOn = ?1 where id in ?2 and seenOn < ?3", now, ids, earlier);
    }

    /** What the rights of those that are still there depend on. */
    List<Tuple> standing(Collection<String> ids, Instant now) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(STANDING, Tuple.class)
                .setParameter("now", now)
                .setParameter("ids", ids)
                .getResultList();
    }
}
