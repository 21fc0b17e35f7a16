package dev.holdfast.controlplane.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Subscriptions by account. */
@ApplicationScoped
class SubscriptionRepository implements PanacheRepositoryBase<SubscriptionEntity, String> {

    /** Accounts whose entitlement ended by itself since pods were told of it. */
    List<String> listLapsed(Instant now) {
        return find("entitled and lapsesOn <= ?1", now).stream()
                .map(each -> each.accountId)
                .toList();
    }

    /** Makes others that change the account's subscription wait until this transaction ends. */
    void lock(String accountId) {
        getEntityManager()
                .createNativeQuery(
                        "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('subscription ' || :account, 0))) AS turn")
                .setParameter("account", accountId)
                .getSingleResult();
    }
}
