package dev.holdfast.controlplane.account;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Admits only members to routes that name an account, whatever the route. */
public class AccountAdmission {
    /** What every route calls the account in its path. */
    public static final String PARAMETER = "account";

    private final CurrentAccount current;

    AccountAdmission(CurrentAccount current) {
        this.current = current;
    }

    @ServerRequestFilter
    void admit(ContainerRequestContext request) {
        String accountId = request.getUriInfo().getPathParameters().getFirst(PARAMETER);
        if (accountId != null) {
            current.enter(accountId);
        }
    }
}
