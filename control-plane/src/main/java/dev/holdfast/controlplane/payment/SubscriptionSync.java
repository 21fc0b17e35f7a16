package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.gateway.PaymentGateway;
import dev.holdfast.billing.subscription.DoubleSubscriptions;
import dev.holdfast.billing.subscription.SubscriptionState;
import dev.holdfast.controlplane.notice.BillingNotice;
import dev.holdfast.controlplane.notice.BillingNotices;
import dev.holdfast.controlplane.plan.StandingNotice;
import dev.holdfast.controlplane.plan.Subscriptions;
import dev.holdfast.controlplane.publication.Publisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Brings accounts to what the payment provider says now. INVARIANT: the provider is asked while the account is locked,
 * so what is stored last was asked for last.
 */
@ApplicationScoped
class SubscriptionSync {
    private static final Logger LOG = Logger.getLogger(SubscriptionSync.class);

    /** Each holds a connection to the database while the provider answers. */
    private static final int MOST_AT_ONCE = 4;

    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);
    private final BillingCustomers customers;
    private final Subscriptions subscriptions;
    private final PaymentGateway gateway;
    private final Publisher publisher;
    private final BillingNotices notices;

    SubscriptionSync(
            BillingCustomers customers,
            Subscriptions subscriptions,
            PaymentGateway gateway,
            Publisher publisher,
            BillingNotices notices) {
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.gateway = gateway;
        this.publisher = publisher;
        this.notices = notices;
    }

    /**
     * Not called inside a transaction.
     *
     * @return whether it was done; not if too many are being brought up to date, or the account is no customer
     * @throws dev.holdfast.billing.gateway.PaymentProviderException if the provider refuses or cannot be reached
     */
    boolean sync(String accountId) {
        Optional<String> customer = customers.customerOf(accountId);
        if (customer.isEmpty() || !turns.tryAcquire()) {
            return false;
        }
        try {
            List<BillingNotice> told = new ArrayList<>();
            publisher
                    .change(() -> {
                        subscriptions.lock(accountId);
                        String id = customer.get();
                        if (takeDoublesBack(id)) {
                            told.add(boughtTwice(accountId));
                        }
                        return subscriptions.follow(accountId, id, gateway.subscriptionsOf(id));
                    })
                    .flatMap(StandingNotice::of)
                    .ifPresent(told::add);
            told.forEach(notices::send);
            return true;
        } finally {
            turns.release();
        }
    }

    /** Pages that were opened before the plan was bought can be paid still. */
    private boolean takeDoublesBack(String customer) {
        List<SubscriptionState> doubles = DoubleSubscriptions.of(gateway.subscriptionsOf(customer));
        doubles.forEach(each -> {
            LOG.infof(
                    "Customer %s has bought a second subscription, %s; it is taken back",
                    customer, each.subscriptionId());
            gateway.takeBack(each.subscriptionId());
        });
        return !doubles.isEmpty();
    }

    private static BillingNotice boughtTwice(String accountId) {
        return new BillingNotice(accountId, "A second payment is given back", """
                The plan of this account was bought twice. The second subscription has ended, and what was paid for it is given back; the
                first one goes on.""");
    }
}
