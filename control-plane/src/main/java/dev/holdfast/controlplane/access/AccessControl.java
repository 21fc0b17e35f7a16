package dev.holdfast.controlplane.access;

import dev.holdfast.controlplane.account.AccountAdmission;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ApiRoutes;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.identity.CurrentToken;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Holds every caller of the API to what the route {@link Requires}. */
public class AccessControl {
    private static final Logger LOG = Logger.getLogger(AccessControl.class);
    /** What cannot be done to a suspended account. */
    private static final Set<Permission> CHANGES = Set.of(
            Permission.WORKERS_WRITE,
            Permission.ROUTES_WRITE,
            Permission.KV_WRITE,
            Permission.OBJECTS_WRITE,
            Permission.OBJECTS_DATA);

    private static final int AFTER_ADMISSION = Priorities.USER + 100;

    private final CurrentAccount account;
    private final CurrentUser caller;
    private final CurrentGrant grant;
    private final SecurityIdentity identity;

    AccessControl(CurrentAccount account, CurrentUser caller, CurrentGrant grant, SecurityIdentity identity) {
        this.account = account;
        this.caller = caller;
        this.grant = grant;
        this.identity = identity;
    }

    @ServerRequestFilter(priority = AFTER_ADMISSION)
    void check(ContainerRequestContext request, ResourceInfo route) {
        if (!ApiRoutes.knowCallers(route)) {
            return;
        }
        Method method = route.getResourceMethod();
        Requires requires = method.getAnnotation(Requires.class);
        if (requires == null) {
            LOG.errorf("%s says nothing of the permissions that it requires", method);
            throw new ApiException(ErrorCause.NOT_PERMITTED, "Authentication error");
        }
        caller.get();
        boolean inAccount = request.getUriInfo().getPathParameters().containsKey(AccountAdmission.PARAMETER);
        for (Permission each : requires.value()) {
            requireGranted(each, inAccount);
        }
    }

    private void requireGranted(Permission permission, boolean inAccount) {
        if (permission.level() == Permission.Level.PLATFORM) {
            requireOperator(permission);
            return;
        }
        boolean about = inAccount && permission.level() == Permission.Level.ACCOUNT;
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
            requireNotSuspended();
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

    private void requireNotSuspended() {
        String reason = account.get().suspensionReason;
        if (reason != null) {
            throw new ApiException(
                    ErrorCause.ACCOUNT_SUSPENDED,
                    "This account is suspended: %s. Nothing runs or can be changed until that is lifted"
                            .formatted(reason));
        }
    }

    /** wrangler does without the e-mail address of the user only on code 9109 (reference: wrangler-api 2.1). */
    private static ApiException refused(Permission permission, String message) {
        ErrorCause cause = permission == Permission.USER_READ ? ErrorCause.USER_NOT_READABLE : ErrorCause.NOT_PERMITTED;
        return new ApiException(cause, message.formatted(permission.title()));
    }
}
