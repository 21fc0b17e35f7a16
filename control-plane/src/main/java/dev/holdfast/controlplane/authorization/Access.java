package dev.holdfast.controlplane.authorization;

import dev.holdfast.controlplane.access.CurrentGrant;
import dev.holdfast.controlplane.access.Grant;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.identity.CurrentToken;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/**
 * What the caller may do: by the credentials shown and, once an account was entered, by role in it. Routes that learn
 * from their body which account they are about ask here themselves.
 */
@RequestScoped
public class Access {
    /** What cannot be done to a suspended account. */
    private static final Set<Permission> CHANGES = Set.of(
            Permission.WORKERS_WRITE,
            Permission.ROUTES_WRITE,
            Permission.KV_WRITE,
            Permission.OBJECTS_WRITE,
            Permission.OBJECTS_DATA);

    private final CurrentAccount account;
    private final CurrentUser caller;
    private final CurrentGrant grant;
    private final SecurityIdentity identity;

    Access(CurrentAccount account, CurrentUser caller, CurrentGrant grant, SecurityIdentity identity) {
        this.account = account;
        this.caller = caller;
        this.grant = grant;
        this.identity = identity;
    }

    /** @throws ApiException if the caller does not have the permission */
    public void require(Permission permission) {
        if (permission.level() == Permission.Level.PLATFORM) {
            requireOperator(permission);
            return;
        }
        boolean about = account.isEntered() && permission.level() == Permission.Level.ACCOUNT;
        boolean granted = about
                ? grant.get().allows(permission, account.id())
                : grant.get().allows(permission);
        if (!granted) {
            throw refused(permission, "This token does not have the permission '%s'");
        }
        if (about && !account.role().allows(permission)) {
            throw refused(permission, "Your role in this account does not have the permission '%s'");
        }
        if (about && CHANGES.contains(permission)) {
            account.requireNotSuspended();
        }
    }

    /** A token operates the platform only if it was made for that. */
    private void requireOperator(Permission permission) {
        boolean named = grant.get() instanceof Grant.Limited limited && limited.allows(permission);
        if (!caller.get().operator || !(named || isSession())) {
            throw refused(permission, "You do not have the permission '%s'");
        }
    }

    private boolean isSession() {
        return identity.getAttribute(CurrentToken.ID) == null;
    }

    /** wrangler does without the e-mail address of the user only on code 9109 (reference: wrangler-api 2.1). */
    private static ApiException refused(Permission permission, String message) {
        ErrorCause cause = permission == Permission.USER_READ ? ErrorCause.USER_NOT_READABLE : ErrorCause.NOT_PERMITTED;
        return new ApiException(cause, message.formatted(permission.title()));
    }
}
