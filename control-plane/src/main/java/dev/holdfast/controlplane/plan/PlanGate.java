package dev.holdfast.controlplane.plan;

import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.subscription.Standing;
import dev.holdfast.contract.AccountPlan;
import dev.holdfast.contract.StorageBackend;
import dev.holdfast.controlplane.account.AccountEntity;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.config.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Collection;

/** What an account may do with Durable Objects on its plan. */
@ApplicationScoped
public class PlanGate {
    private final Subscriptions subscriptions;
    private final boolean freeSqlite;
    private final URI page;

    PlanGate(Subscriptions subscriptions, PlatformConfig platform) {
        this.subscriptions = subscriptions;
        this.freeSqlite = platform.freePlan().sqliteObjects();
        this.page = platform.page("/plan");
    }

    /** How pods treat an account. */
    public AccountPlan published(AccountEntity account) {
        if (account.suspendedOn != null) {
            return AccountPlan.SUSPENDED;
        }
        Standing standing = subscriptions.entitlementOf(account.id).standing();
        if (standing.isEntitled() || freeSqlite) {
            return AccountPlan.PAID;
        }
        return standing.isInArrears() ? AccountPlan.OVERDUE : AccountPlan.FREE;
    }

    /**
     * @param created storage of the classes that an upload creates
     * @param existing how many classes the account has
     * @throws ApiException if the plan does not allow them, or Durable Objects at all
     */
    public void requireObjects(String accountId, Collection<StorageBackend> created, long existing) {
        Plan plan = subscriptions.planOf(accountId);
        if (!plan.isPaid() && !freeSqlite) {
            throw refused(whyNot(subscriptions.entitlementOf(accountId).standing()));
        }
        if (created.contains(StorageBackend.KEY_VALUE) && !plan.limits().keyValueObjects()) {
            throw refused("In order to use Durable Objects with a free plan, you must create a namespace using a"
                    + " `new_sqlite_classes` migration. The Workers Paid plan allows `new_classes`: " + page);
        }
        if (existing + created.size() > plan.limits().objectClasses()) {
            throw refused("Your plan allows %d Durable Object classes; you have %d and this upload adds %d"
                    .formatted(plan.limits().objectClasses(), existing, created.size()));
        }
    }

    /** Whether the plan includes classes with key-value storage. */
    public boolean allowsKeyValue(String accountId) {
        return subscriptions.planOf(accountId).limits().keyValueObjects();
    }

    private String whyNot(Standing standing) {
        return switch (standing) {
            case OVERDUE, UNPAID ->
                "A payment for the Workers Paid plan is overdue, so Durable Objects have stopped. Nothing is deleted."
                        + " Pay the open invoice at " + page;
            case ENDED ->
                "The Workers Paid plan of this account has ended, and Durable Objects need it. Nothing is deleted."
                        + " Turn it on again at " + page;
            case NONE, ACTIVE, ENDING, GRACE -> "Durable Objects need the Workers Paid plan. Turn it on at " + page;
        };
    }

    private ApiException refused(String message) {
        return new ApiException(ErrorCause.PLAN_REQUIRED, message, page);
    }
}
