package dev.holdfast.controlplane.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Memberships by user. */
@ApplicationScoped
class MembershipRepository implements PanacheRepositoryBase<MembershipEntity, String> {
    List<MembershipEntity> listOf(String userId) {
        return list("userId = ?1 order by createdOn, id", userId);
    }
}
