package dev.holdfast.controlplane.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Accounts, by themselves and by who belongs to them. */
@ApplicationScoped
public class AccountRepository implements PanacheRepositoryBase<AccountEntity, String> {
    private static final String FOUND = "select a from AccountEntity a where lower(a.name) like ?1 escape '!'"
            + " or a.subdomain like ?1 escape '!' or a.id like ?1 escape '!'"
            + " or exists (select 1 from MembershipEntity m, UserEntity u where m.accountId = a.id and m.userId = u.id"
            + " and lower(u.email) like ?1 escape '!')";

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

    /** By part of name, subdomain, id or a member's address, for operators; page counted from 1. */
    public List<AccountEntity> search(String text, int page, int perPage) {
        return find(FOUND + " order by a.createdOn, a.id", pattern(text))
                .page(page - 1, perPage)
                .list();
    }

    public long countFound(String text) {
        return find(FOUND, pattern(text)).count();
    }

    private static String pattern(String text) {
        String safe = text.replace("\0", "").toLowerCase(Locale.ROOT);
        return "%" + safe.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    boolean isTaken(String subdomain) {
        return count("subdomain", subdomain) > 0;
    }
}
