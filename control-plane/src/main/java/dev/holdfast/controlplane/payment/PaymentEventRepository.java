package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.gateway.PaymentEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events of the payment provider, each once. */
@ApplicationScoped
class PaymentEventRepository implements PanacheRepositoryBase<PaymentEventEntity, String> {

    /** Keeps an event unless it is there already. */
    @Transactional
    void keep(PaymentEvent event, String payload, Instant now) {
        getEntityManager()
                .createNativeQuery(
                        "INSERT INTO payment_event (id, type, customer_id, created_on, received_on, payload, attempts)"
                                + " VALUES (:id, :type, :customer, :created, :received, :payload, 0)"
                                + " ON CONFLICT (id) DO NOTHING")
                .setParameter("id", event.id())
                .setParameter("type", event.type())
                .setParameter("customer", event.customerId().orElse(null))
                .setParameter("created", event.createdAt())
                .setParameter("received", now)
                .setParameter("payload", payload)
                .executeUpdate();
    }

    /** Events that wait to be processed, oldest first. */
    @Transactional
    List<String> listWaiting(int most) {
        return find("processedOn is null order by receivedOn").page(0, most).stream()
                .map(each -> each.id)
                .toList();
    }

    /** Newest first; page counted from 1. */
    @Transactional
    List<PaymentEventEntity> list(boolean waitingOnly, int page, int perPage) {
        return find((waitingOnly ? "processedOn is null " : "") + "order by receivedOn desc, id")
                .page(page - 1, perPage)
                .list();
    }

    @Transactional
    PaymentEventEntity require(String id) {
        return findByIdOptional(id).orElseThrow();
    }

    @Transactional
    long count(boolean waitingOnly) {
        return waitingOnly ? count("processedOn is null") : count();
    }

    /** @param failure why it failed; empty: it is processed */
    @Transactional
    void tried(String id, Optional<String> failure, Instant now) {
        findByIdOptional(id).ifPresent(event -> {
            event.attempts++;
            event.failure = failure.orElse(null);
            event.processedOn = failure.isPresent() ? null : now;
        });
    }

    /** Lets an event be processed again. */
    @Transactional
    boolean reopen(String id) {
        return update("processedOn = null where id = ?1", id) == 1;
    }

    @Transactional
    void forgetProcessedBefore(Instant time) {
        delete("processedOn < ?1", time);
    }
}
