package dev.holdfast.controlplane.member;

import dev.holdfast.controlplane.access.Role;
import dev.holdfast.controlplane.account.AccountRepository;
import dev.holdfast.controlplane.account.MembershipEntity;
import dev.holdfast.controlplane.account.MembershipRepository;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** What must hold when members change. Called inside the transaction of the change. */
@ApplicationScoped
class MemberRules {
    private final AccountRepository accounts;
    private final MembershipRepository memberships;
    private final CurrentUser caller;

    MemberRules(AccountRepository accounts, MembershipRepository memberships, CurrentUser caller) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.caller = caller;
    }

    /** Makes other changes of the account's members wait until this transaction ends. */
    void takeTurn(String accountId) {
        accounts.findById(accountId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Nobody gives or takes a role that may do more than their own. */
    void requireMayManage(String accountId, Role role) {
        boolean may = memberships
                .find(caller.get().id, accountId)
                .map(MembershipEntity::role)
                .filter(own -> own.permissions().containsAll(role.permissions()))
                .isPresent();
        if (!may) {
            throw new ApiException(
                    ErrorCause.NOT_PERMITTED,
                    "Your role does not let you give or take the role '%s'".formatted(role.id()));
        }
    }

    /** Called before a membership ends or changes its role. */
    void requireOtherOwner(MembershipEntity leaving) {
        if (leaving.role() == Role.OWNER && memberships.countOwners(leaving.accountId) < 2) {
            throw new ApiException(
                    ErrorCause.LAST_OWNER,
                    "The account would be left without an owner; make somebody else owner first");
        }
    }
}
