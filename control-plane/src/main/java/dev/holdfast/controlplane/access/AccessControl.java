package dev.holdfast.controlplane.access;

import dev.holdfast.controlplane.account.AccountAdmission;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.identity.CurrentUser;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Holds every caller of the API to what the route {@link Requires}. */
public class AccessControl {
    private static final Logger LOG = Logger.getLogger(AccessControl.class);
    private static final int AFTER_ADMISSION = Priorities.USER + 100;

    private final CurrentAccount account;
    private final CurrentUser caller;
    private final CurrentGrant grant;

    AccessControl(CurrentAccount account, CurrentUser caller, CurrentGrant grant) {
        this.account = account;
        this.caller = caller;
        this.grant = grant;
    }

    @ServerRequestFilter(priority = AFTER_ADMISSION)
    void check(ContainerRequestContext request, ResourceInfo route) {
        Method method = route.getResourceMethod();
        if (!request.getUriInfo().getPath().startsWith("/client/v4/") || method.isAnnotationPresent(PermitAll.class)) {
            return;
        }
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
    }

    /** wrangler does without the e-mail address of the user only on code 9109 (reference: wrangler-api 2.1). */
    private static ApiException refused(Permission permission, String message) {
        ErrorCause cause = permission == Permission.USER_READ ? ErrorCause.USER_NOT_READABLE : ErrorCause.NOT_PERMITTED;
        return new ApiException(cause, message.formatted(permission.title()));
    }
}
