package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.access.CurrentGrant;
import dev.holdfast.controlplane.access.Role;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.identity.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The account that the request is about. INVARIANT: the caller belongs to it, and its credentials are good for it;
 * {@link AccountAdmission} has seen to that before any route with an account in its path runs.
 */
@RequestScoped
public class CurrentAccount {
    private final CurrentUser caller;
    private final CurrentGrant grant;
    private final Accounts accounts;
    private @Nullable Entered entered;

    private record Entered(AccountEntity account, Role role) {}

    CurrentAccount(CurrentUser caller, CurrentGrant grant, Accounts accounts) {
        this.caller = caller;
        this.grant = grant;
        this.accounts = accounts;
    }

    /** Whether the request is about an account, as far as is known by now. */
    public boolean isEntered() {
        return entered != null;
    }

    /** @throws IllegalStateException if no account was entered */
    public AccountEntity get() {
        return entered().account();
    }

    /** 32 hex digits. */
    public String id() {
        return get().id;
    }

    /** The caller's role in the account. */
    public Role role() {
        return entered().role();
    }

    /** @throws ApiException if the account is suspended */
    public void requireNotSuspended() {
        String reason = get().suspensionReason;
        if (reason != null) {
            throw new ApiException(
                    ErrorCause.ACCOUNT_SUSPENDED,
                    "This account is suspended: %s. Nothing runs or can be changed until that is lifted"
                            .formatted(reason));
        }
    }

    /** An account of others and one that does not exist are refused alike. */
    public void enter(String accountId) {
        String userId = caller.get().id;
        entered = Optional.of(accountId)
                .filter(grant.get()::touches)
                .flatMap(id -> accounts.findOf(userId, id))
                .flatMap(account -> accounts.roleOf(userId, account.id).map(role -> new Entered(account, role)))
                .orElseThrow(() -> new ApiException(ErrorCause.NOT_PERMITTED, "Authentication error"));
    }

    private Entered entered() {
        Entered current = entered;
        if (current == null) {
            throw new IllegalStateException("no account was entered");
        }
        return current;
    }
}
