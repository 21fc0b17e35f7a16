package dev.holdfast.controlplane.route;

import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.identity.CurrentUser;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Admits only members of a zone's account to routes that name a zone and no account. */
public class ZoneAdmission {
    /** What every route calls the zone in its path. */
    static final String PARAMETER = "zone";

    private static final String NOBODYS = "";

    private final CurrentUser caller;
    private final CurrentAccount current;
    private final ZoneRepository zones;

    ZoneAdmission(CurrentUser caller, CurrentAccount current, ZoneRepository zones) {
        this.caller = caller;
        this.current = current;
        this.zones = zones;
    }

    /** A zone of others and one that does not exist are refused alike. */
    @ServerRequestFilter
    @Transactional
    void admit(ContainerRequestContext request) {
        String zoneId = request.getUriInfo().getPathParameters().getFirst(PARAMETER);
        if (zoneId != null) {
            caller.get();
            current.enter(
                    zones.findByIdOptional(zoneId).map(each -> each.accountId).orElse(NOBODYS));
        }
    }
}
