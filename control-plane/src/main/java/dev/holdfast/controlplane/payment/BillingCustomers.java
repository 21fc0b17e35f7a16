package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.gateway.PaymentGateway;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Accounts as the payment provider's customers: at most one for each, made when an account first wants to buy. */
@ApplicationScoped
class BillingCustomers implements PanacheRepositoryBase<BillingCustomerEntity, String> {
    private final PaymentGateway gateway;
    private final Clock clock;

    BillingCustomers(PaymentGateway gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    @Transactional
    Optional<String> customerOf(String accountId) {
        return findByIdOptional(accountId).map(each -> each.providerCustomerId);
    }

    @Transactional
    Optional<String> accountOf(String customerId) {
        return find("providerCustomerId", customerId).firstResultOptional().map(each -> each.accountId);
    }

    /** The customer of an account, made if there is none. Not called inside a transaction: asks the provider. */
    String require(String accountId, String email) {
        return customerOf(accountId).orElseGet(() -> {
            remember(accountId, gateway.createCustomer(accountId, email));
            return customerOf(accountId).orElseThrow();
        });
    }

    /** Accounts after another, in the order of their ids. */
    @Transactional
    List<String> listAccountsAfter(String accountId, int most) {
        return find("accountId > ?1 order by accountId", accountId).page(0, most).stream()
                .map(each -> each.accountId)
                .toList();
    }

    /** The first one stands; another of the same account, made at the same time, is never used. */
    @Transactional
    void remember(String accountId, String customerId) {
        getEntityManager()
                .createNativeQuery("INSERT INTO billing_customer (account_id, provider_customer_id, created_on)"
                        + " VALUES (:account, :customer, :now) ON CONFLICT DO NOTHING")
                .setParameter("account", accountId)
                .setParameter("customer", customerId)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
