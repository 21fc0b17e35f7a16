package dev.holdfast.controlplane.plan;

import dev.holdfast.billing.gateway.PaymentGateway;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.subscription.Entitlement;
import dev.holdfast.billing.subscription.SubscriptionChoice;
import dev.holdfast.billing.subscription.SubscriptionState;
import dev.holdfast.billing.usage.UsagePeriod;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.BillingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Which plan accounts are on: what the payment provider last said, and the time. Nothing here depends on the order in
 * which the provider's events came.
 */
@ApplicationScoped
public class Subscriptions {
    private static final Logger LOG = Logger.getLogger(Subscriptions.class);
    private static final String KIND = "subscription";

    private final SubscriptionRepository subscriptions;
    private final PlanCatalog catalog;
    private final PaymentGateway gateway;
    private final BillingConfig config;
    private final AuditLog audit;
    private final Event<PlanChanged> changed;
    private final Clock clock;

    Subscriptions(
            SubscriptionRepository subscriptions,
            PlanCatalog catalog,
            PaymentGateway gateway,
            BillingConfig config,
            AuditLog audit,
            Event<PlanChanged> changed,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.catalog = catalog;
        this.gateway = gateway;
        this.config = config;
        this.audit = audit;
        this.changed = changed;
        this.clock = clock;
    }

    /** The plan to which the account is entitled now. */
    @Transactional
    public Plan planOf(String accountId) {
        return subscriptions
                .findByIdOptional(accountId)
                .filter(each -> entitlement(each).standing().isEntitled())
                .map(each -> catalog.require(each.plan))
                .orElseGet(catalog::free);
    }

    /** How the account stands now with what it bought. */
    @Transactional
    public Entitlement entitlementOf(String accountId) {
        return subscriptions.findByIdOptional(accountId).map(this::entitlement).orElse(Entitlement.NONE);
    }

    /** What the provider last told; absent if the account never subscribed. */
    @Transactional
    public Optional<SubscriptionEntity> find(String accountId) {
        return subscriptions.findByIdOptional(accountId);
    }

    /** Those that entitle to their plan, as far as pods know. */
    @Transactional
    public List<SubscriptionEntity> listEntitled() {
        return subscriptions.list("entitled");
    }

    /** Until when the account has paid, where one of its billing periods ends; absent without a paid plan. */
    @Transactional
    public Optional<Instant> paidUntil(String accountId) {
        return subscriptions
                .findByIdOptional(accountId)
                .filter(each -> entitlement(each).standing().isEntitled())
                .map(each -> each.currentPeriodEnd);
    }

    /** The period over which the account's use is billed now: the subscription's, or the calendar month. */
    public UsagePeriod periodOf(String accountId) {
        Instant now = clock.instant();
        return paidUntil(accountId)
                .map(paidUntil -> UsagePeriod.renewedAt(paidUntil, now))
                .orElseGet(() -> UsagePeriod.monthOf(now));
    }

    /** Makes others that change the account's subscription wait until this transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(String accountId) {
        subscriptions.lock(accountId);
    }

    /**
     * Takes over what the provider says now. Must be called inside a transaction that has had the account locked since
     * before the provider was asked.
     *
     * @param all every subscription that the account has or had
     * @return how the account stands otherwise than before, if it does
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<StandingChange> follow(String accountId, String customerId, Collection<SubscriptionState> all) {
        Optional<SubscriptionState> chosen = SubscriptionChoice.of(all);
        Optional<SubscriptionEntity> known = subscriptions.findByIdOptional(accountId);
        if (chosen.isEmpty()) {
            known.ifPresent(each -> LOG.errorf(
                    "The payment provider knows no subscription of account %s, which has %s here",
                    accountId, each.providerSubscriptionId));
            return Optional.empty();
        }
        Optional<Object> before = known.map(Subscriptions::audited);
        Entitlement earlier = known.map(this::told).orElse(Entitlement.NONE);
        SubscriptionEntity subscription = known.orElseGet(SubscriptionEntity::new);
        Optional<SubscriptionState> earlierState = known.map(SubscriptionEntity::state);
        subscription.accountId = accountId;
        subscription.plan = PlanCatalog.PAID;
        subscription.provider = gateway.provider().id();
        subscription.providerCustomerId = customerId;
        subscription.take(chosen.get());
        Entitlement now = entitlement(subscription);
        boolean same = earlierState.equals(chosen)
                && earlier.equals(now)
                && Objects.equals(subscription.lapsesOn, now.until().orElse(null));
        if (!same) {
            store(subscription, now, before);
        }
        return earlier.standing() == now.standing()
                ? Optional.empty()
                : Optional.of(new StandingChange(accountId, earlier.standing(), now));
    }

    /** Closes the gate for an account whose entitlement has ended by itself. Called inside a transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<StandingChange> lapse(String accountId) {
        subscriptions.lock(accountId);
        SubscriptionEntity subscription = subscriptions.findById(accountId);
        Entitlement now = entitlement(subscription);
        if (!subscription.entitled || now.standing().isEntitled()) {
            return Optional.empty();
        }
        Entitlement earlier = told(subscription);
        store(subscription, now, Optional.of(audited(subscription)));
        return Optional.of(new StandingChange(accountId, earlier.standing(), now));
    }

    @Transactional
    List<String> listLapsed() {
        return subscriptions.listLapsed(clock.instant());
    }

    private void store(SubscriptionEntity subscription, Entitlement now, Optional<Object> before) {
        subscription.entitled = now.standing().isEntitled();
        subscription.lapsesOn = now.until().orElse(null);
        subscriptions.persist(subscription);
        Object after = audited(subscription);
        audit.record(
                subscription.accountId,
                before.map(each -> AuditedChange.updated(KIND, subscription.providerSubscriptionId, each, after))
                        .orElseGet(() -> AuditedChange.created(KIND, subscription.providerSubscriptionId, after)));
        changed.fire(new PlanChanged(subscription.accountId));
    }

    private Entitlement entitlement(SubscriptionEntity subscription) {
        return Entitlement.of(subscription.state(), clock.instant(), config.gracePeriod());
    }

    /** The entitlement of which pods have been told: that of the last moment before it lapsed, if it has. */
    private Entitlement told(SubscriptionEntity subscription) {
        Entitlement now = entitlement(subscription);
        boolean lapsedMeanwhile =
                subscription.entitled && !now.standing().isEntitled() && subscription.lapsesOn != null;
        return lapsedMeanwhile
                ? Entitlement.of(subscription.state(), subscription.lapsesOn.minusNanos(1), config.gracePeriod())
                : now;
    }

    private static Object audited(SubscriptionEntity subscription) {
        return Map.of(
                "plan",
                subscription.plan,
                "status",
                subscription.status,
                "entitled",
                subscription.entitled,
                "cancel_at_period_end",
                subscription.endsOn != null);
    }
}
