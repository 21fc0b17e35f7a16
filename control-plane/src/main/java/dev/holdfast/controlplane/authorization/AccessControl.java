package dev.holdfast.controlplane.authorization;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ApiRoutes;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.identity.CurrentUser;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Holds every caller of the API to what the route {@link Requires}. */
public class AccessControl {
    private static final Logger LOG = Logger.getLogger(AccessControl.class);
    private static final int AFTER_ADMISSION = Priorities.USER + 100;

    private final Access access;
    private final CurrentUser caller;

    AccessControl(Access access, CurrentUser caller) {
        this.access = access;
        this.caller = caller;
    }

    @ServerRequestFilter(priority = AFTER_ADMISSION)
    void check(ResourceInfo route) {
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
        for (Permission each : requires.value()) {
            access.require(each);
        }
    }
}
