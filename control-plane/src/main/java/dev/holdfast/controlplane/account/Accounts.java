package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.access.Role;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.identity.UserWelcomed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Creates accounts and finds those that a user may see. */
@ApplicationScoped
public class Accounts {
    private final AccountRepository accounts;
    private final MembershipRepository memberships;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Accounts(AccountRepository accounts, MembershipRepository memberships, AuditLog audit, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Everybody gets an account of their own, and owns it. */
    @Transactional
    void createFor(@Observes UserWelcomed newcomer) {
        AccountEntity account = new AccountEntity();
        account.id = ids.hex();
        account.name = newcomer.email() + "'s account";
        account.createdOn = clock.instant();
        accounts.persist(account);
        MembershipEntity membership = new MembershipEntity();
        membership.id = ids.hex();
        membership.accountId = account.id;
        membership.userId = newcomer.userId();
        membership.role = Role.OWNER.id();
        membership.createdOn = account.createdOn;
        memberships.persist(membership);
        audit.record(account.id, AuditedChange.created("account", account.id, AccountView.of(account)));
    }

    @Transactional
    List<AccountEntity> listOf(String userId) {
        return accounts.listOf(userId);
    }

    @Transactional
    Optional<AccountEntity> findOf(String userId, String accountId) {
        return accounts.findOf(userId, accountId);
    }

    @Transactional
    Optional<Role> roleOf(String userId, String accountId) {
        return memberships.find(userId, accountId).map(MembershipEntity::role);
    }

    @Transactional
    List<MembershipEntity> membershipsOf(String userId) {
        return memberships.listOf(userId);
    }
}
