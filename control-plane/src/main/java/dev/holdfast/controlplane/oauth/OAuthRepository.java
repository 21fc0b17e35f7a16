package dev.holdfast.controlplane.oauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions, tokens and codes, each found by a secret's hash or by its user. Called inside transactions. */
@ApplicationScoped
class OAuthRepository {
    private final EntityManager entities;

    OAuthRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(Object entity) {
        entities.persist(entity);
    }

    Optional<OAuthSessionEntity> findSession(String id) {
        return Optional.ofNullable(entities.find(OAuthSessionEntity.class, id));
    }

    List<OAuthSessionEntity> listSessions(String userId) {
        return entities.createQuery(
                        "from OAuthSessionEntity where userId = :user order by createdOn desc, id",
                        OAuthSessionEntity.class)
                .setParameter("user", userId)
                .getResultList();
    }

    Optional<OAuthTokenEntity> findToken(String hash) {
        return Optional.ofNullable(entities.find(OAuthTokenEntity.class, hash));
    }

    /** Nobody else redeems it until this transaction ends. */
    Optional<OAuthTokenEntity> findTokenForUse(String hash) {
        return Optional.ofNullable(entities.find(OAuthTokenEntity.class, hash, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Nobody else redeems it until this transaction ends. */
    Optional<OAuthCodeEntity> findCodeForUse(String hash) {
        return Optional.ofNullable(entities.find(OAuthCodeEntity.class, hash, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Nobody else redeems it until this transaction ends. */
    Optional<OAuthDeviceEntity> findDeviceForUse(String hash) {
        return Optional.ofNullable(entities.find(OAuthDeviceEntity.class, hash, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<OAuthDeviceEntity> findDevice(String userCode) {
        return entities.createQuery("from OAuthDeviceEntity where userCode = :code", OAuthDeviceEntity.class)
                .setParameter("code", userCode)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Ends a session with all its tokens; says whether there was one. */
    boolean endSession(String id) {
        return entities.createNativeQuery("DELETE FROM oauth_session WHERE id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }

    /** Ends all sessions of a user with all their tokens, and whatever would open another without asking. */
    void endSessionsOf(String userId) {
        for (String table : List.of("oauth_code", "oauth_device", "oauth_session")) {
            entities.createNativeQuery("DELETE FROM " + table + " WHERE user_id = :user")
                    .setParameter("user", userId)
                    .executeUpdate();
        }
    }

    /** Forgets what has expired. */
    void forget(Instant now) {
        for (String table : List.of("oauth_code", "oauth_device", "oauth_token")) {
            entities.createNativeQuery("DELETE FROM " + table + " WHERE expires_on < :now")
                    .setParameter("now", now)
                    .executeUpdate();
        }
        entities.createNativeQuery("DELETE FROM oauth_session s WHERE NOT EXISTS"
                        + " (SELECT 1 FROM oauth_token t WHERE t.session_id = s.id)")
                .executeUpdate();
    }
}
