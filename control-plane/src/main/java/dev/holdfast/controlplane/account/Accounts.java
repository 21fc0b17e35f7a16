package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.access.Role;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.identity.UserWelcomed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Creates accounts and finds those that a user may see. */
@ApplicationScoped
public class Accounts {
    private static final String KIND = "account";
    private static final int MOST_OWNED = 25;

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
        create(newcomer.userId(), newcomer.email() + "'s account");
    }

    /** A further account, which the user owns. */
    @Transactional
    AccountEntity open(String userId, String name) {
        if (memberships.countOwned(userId) >= MOST_OWNED) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST, "You own %d accounts, the most there may be".formatted(MOST_OWNED));
        }
        return create(userId, name);
    }

    @Transactional
    AccountEntity rename(String accountId, String name) {
        AccountEntity account = accounts.findById(accountId, LockModeType.PESSIMISTIC_WRITE);
        AccountView before = AccountView.of(account);
        account.name = name;
        audit.record(accountId, AuditedChange.updated(KIND, accountId, before, AccountView.of(account)));
        return account;
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
    public AccountEntity require(String accountId) {
        return accounts.findByIdOptional(accountId).orElseThrow();
    }

    @Transactional
    Optional<Role> roleOf(String userId, String accountId) {
        return memberships.find(userId, accountId).map(MembershipEntity::role);
    }

    /** Where the user belongs, and as what. */
    @Transactional
    public List<MembershipView> membershipsOf(String userId) {
        Map<String, AccountEntity> byId =
                listOf(userId).stream().collect(Collectors.toMap(each -> each.id, Function.identity()));
        return memberships.listOf(userId).stream()
                .filter(each -> byId.containsKey(each.accountId))
                .map(each -> MembershipView.of(each, byId.get(each.accountId)))
                .toList();
    }

    /** Makes somebody a member who is none yet. */
    @Transactional
    public void addMember(String accountId, String userId, Role role) {
        MembershipEntity membership = new MembershipEntity();
        membership.id = ids.hex();
        membership.accountId = accountId;
        membership.userId = userId;
        membership.role = role.id();
        membership.createdOn = clock.instant();
        memberships.persist(membership);
        Map<String, String> state = Map.of("user_id", userId, "role", role.id());
        audit.record(accountId, AuditedChange.created("member", membership.id, state));
    }

    private AccountEntity create(String userId, String name) {
        AccountEntity account = new AccountEntity();
        account.id = ids.hex();
        account.name = name;
        account.createdOn = clock.instant();
        accounts.persistAndFlush(account);
        audit.record(account.id, AuditedChange.created(KIND, account.id, AccountView.of(account)));
        addMember(account.id, userId, Role.OWNER);
        return account;
    }
}
