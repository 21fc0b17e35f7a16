package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.gateway.PaymentGateway;
import dev.holdfast.controlplane.notice.BillingNotices;
import dev.holdfast.controlplane.plan.StandingChange;
import dev.holdfast.controlplane.plan.StandingNotice;
import dev.holdfast.controlplane.plan.Subscriptions;
import dev.holdfast.controlplane.publication.Publisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Brings accounts to what the payment provider says now. INVARIANT: the provider is asked while the account is locked,
 * so what is stored last was asked for last.
 */
@ApplicationScoped
class SubscriptionSync {
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
            Optional<StandingChange> change = publisher.change(() -> {
                subscriptions.lock(accountId);
                return subscriptions.follow(accountId, customer.get(), gateway.subscriptionsOf(customer.get()));
            });
            notices.send(change.flatMap(StandingNotice::of));
            return true;
        } finally {
            turns.release();
        }
    }
}
