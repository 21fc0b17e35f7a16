package dev.holdfast.controlplane.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Memberships by user and by account. */
@ApplicationScoped
class MembershipRepository implements PanacheRepositoryBase<MembershipEntity, String> {
    List<MembershipEntity> listOf(String userId) {
        return list("userId = ?1 order by createdOn, id", userId);
    }

    Optional<MembershipEntity> find(String userId, String accountId) {
        return find("userId = ?1 and accountId = ?2", userId, accountId).firstResultOptional();
    }
}
