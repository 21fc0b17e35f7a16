package dev.holdfast.controlplane.token;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API tokens, always by their user or by the hash that only the owner can produce. */
@ApplicationScoped
class ApiTokenRepository implements PanacheRepositoryBase<ApiTokenEntity, String> {
    Optional<ApiTokenEntity> findByHash(String hash) {
        return find("hash", hash).firstResultOptional();
    }

    List<ApiTokenEntity> listOf(String userId) {
        return list("userId = ?1 order by createdOn desc, id", userId);
    }

    long countOf(String userId) {
        return count("userId", userId);
    }

    /** Unless it was marked since the earlier time. */
    void markUsed(String id, Instant now, Instant earlier) {
        update("lastUsedOn = ?1 where id = ?2 and (lastUsedOn is null or lastUsedOn < ?3)", now, id, earlier);
    }

    Optional<ApiTokenEntity> findOf(String userId, String id) {
        return find("userId = ?1 and id = ?2", userId, id).firstResultOptional();
    }
}
