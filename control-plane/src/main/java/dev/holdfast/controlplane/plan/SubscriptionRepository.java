package dev.holdfast.controlplane.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Subscriptions by account, and which payment events were processed. */
@ApplicationScoped
class SubscriptionRepository implements PanacheRepositoryBase<SubscriptionEntity, String> {

    /** Says whether the event is new; of concurrent deliveries exactly one is. */
    boolean isFirstDelivery(String eventId) {
        return getEntityManager()
                        .createNativeQuery("INSERT INTO processed_payment_event (id, processed_on) VALUES (:id, now())"
                                + " ON CONFLICT (id) DO NOTHING")
                        .setParameter("id", eventId)
                        .executeUpdate()
                == 1;
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
