package dev.holdfast.controlplane.plan;

import dev.holdfast.billing.gateway.PaymentEvent;
import dev.holdfast.billing.gateway.PaymentGateway;
import dev.holdfast.billing.gateway.SubscriptionStatus;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.controlplane.account.AccountRepository;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Which plan accounts are on. Follows the payment provider's events: each counts once, and an older one never undoes a
 * newer one.
 */
@ApplicationScoped
public class Subscriptions {
    private static final Logger LOG = Logger.getLogger(Subscriptions.class);

    private final SubscriptionRepository subscriptions;
    private final AccountRepository accounts;
    private final PlanCatalog catalog;
    private final PaymentGateway gateway;
    private final AuditLog audit;
    private final Event<PlanChanged> changed;

    Subscriptions(
            SubscriptionRepository subscriptions,
            AccountRepository accounts,
            PlanCatalog catalog,
            PaymentGateway gateway,
            AuditLog audit,
            Event<PlanChanged> changed) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.catalog = catalog;
        this.gateway = gateway;
        this.audit = audit;
        this.changed = changed;
    }

    /** The plan to which the account is entitled now. */
    @Transactional
    public Plan planOf(String accountId) {
        return subscriptions
                .findByIdOptional(accountId)
                .filter(Subscriptions::isEntitled)
                .map(each -> catalog.require(each.plan))
                .orElseGet(catalog::free);
    }

    /** What the provider last told; absent if the account never subscribed. */
    @Transactional
    Optional<SubscriptionEntity> find(String accountId) {
        return subscriptions.findByIdOptional(accountId);
    }

    /** Until when the account has paid, where one of its billing periods ends; absent without a paid plan. */
    @Transactional
    public Optional<Instant> paidUntil(String accountId) {
        return subscriptions
                .findByIdOptional(accountId)
                .filter(Subscriptions::isEntitled)
                .map(each -> each.currentPeriodEnd);
    }

    @Transactional
    void apply(PaymentEvent event) {
        if (!subscriptions.isFirstDelivery(event.eventId())) {
            return;
        }
        switch (event) {
            case PaymentEvent.SubscriptionChanged change -> apply(change);
            case PaymentEvent.Ignored ignored -> LOG.debugf("Ignored the payment event %s", ignored.type());
        }
    }

    private void apply(PaymentEvent.SubscriptionChanged change) {
        if (accounts.findByIdOptional(change.accountId()).isEmpty()) {
            LOG.warnf("The payment event %s is about an account that does not exist", change.eventId());
            return;
        }
        subscriptions.lock(change.accountId());
        Optional<SubscriptionEntity> known = subscriptions.findByIdOptional(change.accountId());
        if (known.isPresent() && !supersedes(change, known.get())) {
            LOG.infof("The payment event %s is older than what is known", change.eventId());
            return;
        }
        Optional<Object> before = known.map(Subscriptions::state);
        SubscriptionEntity subscription = known.orElseGet(SubscriptionEntity::new);
        subscription.accountId = change.accountId();
        subscription.plan = PlanCatalog.PAID;
        subscription.provider = gateway.provider().id();
        subscription.providerCustomerId = change.customerId();
        subscription.providerSubscriptionId = change.subscriptionId();
        subscription.status = change.status().id();
        subscription.currentPeriodEnd = change.currentPeriodEnd();
        subscription.cancelAtPeriodEnd = change.cancelAtPeriodEnd();
        subscription.toldAt = change.createdAt();
        subscriptions.persist(subscription);
        audit.record(
                change.accountId(),
                before.map(each -> AuditedChange.updated(
                                "subscription", subscription.providerSubscriptionId, each, state(subscription)))
                        .orElseGet(() -> AuditedChange.created(
                                "subscription", subscription.providerSubscriptionId, state(subscription))));
        changed.fire(new PlanChanged(change.accountId()));
    }

    /**
     * Events have whole seconds: within the same second a subscription's end stands, and otherwise the event that comes
     * later counts. The end of one subscription does not end another that replaced it.
     */
    private static boolean supersedes(PaymentEvent.SubscriptionChanged change, SubscriptionEntity known) {
        boolean other = !known.providerSubscriptionId.equals(change.subscriptionId());
        if (other && !change.status().isEntitled() && isEntitled(known)) {
            return false;
        }
        if (!other && known.toldAt.equals(change.createdAt())) {
            return isEntitled(known) || !change.status().isEntitled() || isUnfinished(known);
        }
        return !change.createdAt().isBefore(known.toldAt);
    }

    private static Object state(SubscriptionEntity subscription) {
        return Map.of(
                "plan", subscription.plan,
                "status", subscription.status,
                "cancel_at_period_end", subscription.cancelAtPeriodEnd);
    }

    private static boolean isUnfinished(SubscriptionEntity known) {
        return SubscriptionStatus.of(known.status).equals(Optional.of(SubscriptionStatus.INCOMPLETE));
    }

    private static boolean isEntitled(SubscriptionEntity subscription) {
        return SubscriptionStatus.of(subscription.status)
                .map(SubscriptionStatus::isEntitled)
                .orElse(false);
    }
}
