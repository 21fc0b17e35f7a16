package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.access.Role;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Memberships by user and by account. */
@ApplicationScoped
public class MembershipRepository implements PanacheRepositoryBase<MembershipEntity, String> {
    List<MembershipEntity> listOf(String userId) {
        return list("userId = ?1 order by createdOn, id", userId);
    }

    public List<MembershipEntity> listOfAccount(String accountId) {
        return list("accountId = ?1 order by createdOn, id", accountId);
    }

    public Optional<MembershipEntity> find(String userId, String accountId) {
        return find("userId = ?1 and accountId = ?2", userId, accountId).firstResultOptional();
    }

    public Optional<MembershipEntity> findOfAccount(String accountId, String id) {
        return find("accountId = ?1 and id = ?2", accountId, id).firstResultOptional();
    }

    public Optional<MembershipEntity> findOfUser(String userId, String id) {
        return find("userId = ?1 and id = ?2", userId, id).firstResultOptional();
    }

    public long countOwners(String accountId) {
        return count("accountId = ?1 and role = ?2", accountId, Role.OWNER.id());
    }

    long countOwned(String userId) {
        return count("userId = ?1 and role = ?2", userId, Role.OWNER.id());
    }

    /** Whether somebody with the address belongs to the account. */
    public boolean hasMember(String accountId, String email) {
        return find(
                        "select m from MembershipEntity m, UserEntity u"
                                + " where m.userId = u.id and m.accountId = ?1 and lower(u.email) = ?2",
                        accountId,
                        email.toLowerCase(Locale.ROOT))
                .firstResultOptional()
                .isPresent();
    }
}
