package dev.holdfast.controlplane.operator;

import dev.holdfast.controlplane.account.AccountEntity;
import dev.holdfast.controlplane.account.AccountRepository;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.plan.PlanChanged;
import dev.holdfast.controlplane.plan.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Any account, for operators. Changes are called inside a transaction that a {@code Publisher} follows. */
@ApplicationScoped
class OperatorAccounts {
    private static final String KIND = "operator_account";

    private final AccountRepository accounts;
    private final Subscriptions subscriptions;
    private final Event<PlanChanged> changed;
    private final AuditLog audit;
    private final Clock clock;

    OperatorAccounts(
            AccountRepository accounts,
            Subscriptions subscriptions,
            Event<PlanChanged> changed,
            AuditLog audit,
            Clock clock) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.changed = changed;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param text part of a name, a subdomain, an id or a member's address; empty: all */
    @Transactional
    List<OperatorAccountView> search(String text, int page, int perPage) {
        return accounts.search(text, page, perPage).stream().map(this::view).toList();
    }

    @Transactional
    int count(String text) {
        return Math.toIntExact(accounts.countFound(text));
    }

    @Transactional
    OperatorAccountView get(String id) {
        return view(accounts.findByIdOptional(id).orElseThrow(OperatorAccounts::unknown));
    }

    OperatorAccountView suspend(String id, String reason) {
        return change(id, account -> {
            account.suspendedOn = account.suspendedOn == null ? clock.instant() : account.suspendedOn;
            account.suspensionReason = reason;
        });
    }

    OperatorAccountView lift(String id) {
        return change(id, account -> {
            account.suspendedOn = null;
            account.suspensionReason = null;
        });
    }

    OperatorAccountView limit(String id, AccountLimits limits) {
        return change(id, account -> {
            account.requestsPerMinute = limits.requestsPerMinute();
            account.cpuMillis = limits.cpuMillis();
        });
    }

    private OperatorAccountView change(String id, Consumer<AccountEntity> change) {
        AccountEntity account = Optional.ofNullable(accounts.findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(OperatorAccounts::unknown);
        OperatorAccountView before = view(account);
        change.accept(account);
        OperatorAccountView after = view(account);
        audit.record(id, AuditedChange.updated(KIND, id, before, after));
        changed.fire(new PlanChanged(id));
        return after;
    }

    private OperatorAccountView view(AccountEntity account) {
        return OperatorAccountView.of(
                account,
                subscriptions.planOf(account.id).id(),
                subscriptions.entitlementOf(account.id).standing().id());
    }

    private static ApiException unknown() {
        return new ApiException(ErrorCause.ACCOUNT_NOT_FOUND, "There is no such account");
    }
}
