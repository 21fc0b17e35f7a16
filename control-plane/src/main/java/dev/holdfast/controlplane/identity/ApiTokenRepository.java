package dev.holdfast.controlplane.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
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

    Optional<ApiTokenEntity> findOf(String userId, String id) {
        return find("userId = ?1 and id = ?2", userId, id).firstResultOptional();
    }
}
