package dev.holdfast.controlplane.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Accounts, by themselves and by who belongs to them. */
@ApplicationScoped
public class AccountRepository implements PanacheRepositoryBase<AccountEntity, String> {
    List<AccountEntity> listOf(String userId) {
        return list(
                "select a from AccountEntity a, MembershipEntity m"
                        + " where m.accountId = a.id and m.userId = ?1 order by a.createdOn, a.id",
                userId);
    }

    Optional<AccountEntity> findOf(String userId, String accountId) {
        return find(
                        "select a from AccountEntity a, MembershipEntity m"
                                + " where m.accountId = a.id and m.userId = ?1 and a.id = ?2",
                        userId,
                        accountId)
                .firstResultOptional();
    }

    boolean isTaken(String subdomain) {
        return count("subdomain", subdomain) > 0;
    }
}
