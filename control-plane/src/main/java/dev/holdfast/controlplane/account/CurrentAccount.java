package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.identity.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * The account that the request's path names. INVARIANT: the caller belongs to it; {@link AccountAdmission} has seen to
 * that before any route with an account in its path runs.
 */
@RequestScoped
public class CurrentAccount {
    private final CurrentUser caller;
    private final Accounts accounts;
    private @Nullable AccountEntity account;

    CurrentAccount(CurrentUser caller, Accounts accounts) {
        this.caller = caller;
        this.accounts = accounts;
    }

    /** @throws IllegalStateException on a route without an account in its path */
    public AccountEntity get() {
        AccountEntity entered = account;
        if (entered == null) {
            throw new IllegalStateException("no account was entered");
        }
        return entered;
    }

    /** 32 hex digits. */
    public String id() {
        return get().id;
    }

    /** An account of others and one that does not exist are refused alike. */
    void enter(String accountId) {
        account = accounts.findOf(caller.get().id, accountId)
                .orElseThrow(() -> new ApiException(ErrorCause.NOT_PERMITTED, "Authentication error"));
    }
}
