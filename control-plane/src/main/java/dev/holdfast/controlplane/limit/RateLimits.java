package dev.holdfast.controlplane.limit;

import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiRoutes;
import dev.holdfast.controlplane.config.ApiLimitsConfig;
import dev.holdfast.controlplane.identity.CurrentToken;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts requests of the API by credentials and by account. */
public class RateLimits {
    private static final int BETWEEN_ADMISSION_AND_ACCESS = Priorities.USER + 50;

    private final Rates rates;
    private final ApiLimitsConfig limits;
    private final SecurityIdentity identity;
    private final CurrentUser caller;
    private final CurrentAccount account;

    RateLimits(
            Rates rates,
            ApiLimitsConfig limits,
            SecurityIdentity identity,
            CurrentUser caller,
            CurrentAccount account) {
        this.rates = rates;
        this.limits = limits;
        this.identity = identity;
        this.caller = caller;
        this.account = account;
    }

    @ServerRequestFilter(priority = BETWEEN_ADMISSION_AND_ACCESS)
    void count(ResourceInfo route) {
        if (!ApiRoutes.knowCallers(route) || identity.isAnonymous()) {
            return;
        }
        String token = identity.getAttribute(CurrentToken.ID);
        rates.count("credential " + (token == null ? caller.get().id : token), limits.credentialRequestsPerMinute());
        if (account.isEntered()) {
            int perMinute =
                    Objects.requireNonNullElse(account.get().requestsPerMinute, limits.accountRequestsPerMinute());
            rates.count("account " + account.id(), perMinute);
        }
    }
}
