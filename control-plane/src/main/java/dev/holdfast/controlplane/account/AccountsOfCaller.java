package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.access.CurrentGrant;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.identity.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** The accounts in which the caller may do something, for lists that go across accounts. */
@RequestScoped
public class AccountsOfCaller {
    private final CurrentUser caller;
    private final CurrentGrant grant;
    private final Accounts accounts;

    AccountsOfCaller(CurrentUser caller, CurrentGrant grant, Accounts accounts) {
        this.caller = caller;
        this.grant = grant;
        this.accounts = accounts;
    }

    /** Those in which both role and credentials allow it. */
    public List<AccountEntity> allowing(Permission permission) {
        String userId = caller.get().id;
        return accounts.listOf(userId).stream()
                .filter(each -> grant.get().allows(permission, each.id))
                .filter(each -> accounts.roleOf(userId, each.id)
                        .filter(role -> role.allows(permission))
                        .isPresent())
                .toList();
    }
}
