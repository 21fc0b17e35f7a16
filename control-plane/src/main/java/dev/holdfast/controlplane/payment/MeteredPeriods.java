package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.meter.MeteredPeriod;
import dev.holdfast.billing.usage.UsagePeriod;
import dev.holdfast.controlplane.plan.SubscriptionEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Billing periods whose use is reported to the payment provider. */
@ApplicationScoped
class MeteredPeriods {
    private final EntityManager database;

    MeteredPeriods(EntityManager database) {
        this.database = database;
    }

    /** A period and the plan on which it began. */
    record Planned(MeteredPeriod period, String plan) {}

    /** Begins the current period of a subscription, unless it has begun. */
    @Transactional
    void begin(SubscriptionEntity subscription) {
        database.createNativeQuery(
                        "INSERT INTO metered_period (account_id, period_start, period_end, plan, provider_customer_id)"
                                + " VALUES (:account, :start, :end, :plan, :customer) ON CONFLICT DO NOTHING")
                .setParameter("account", subscription.accountId)
                .setParameter("start", subscription.currentPeriodStart)
                .setParameter("end", subscription.currentPeriodEnd)
                .setParameter("plan", subscription.plan)
                .setParameter("customer", subscription.providerCustomerId)
                .executeUpdate();
    }

    /** Periods that have begun and do not end before a time. */
    @Transactional
    List<Planned> list(Instant now, Instant endAfter) {
        List<?> rows = database.createNativeQuery(
                        "SELECT account_id, period_start, period_end, plan, provider_customer_id FROM metered_period"
                                + " WHERE period_start <= :now AND period_end > :after ORDER BY period_start, account_id",
                        Tuple.class)
                .setParameter("now", now)
                .setParameter("after", endAfter)
                .getResultList();
        return rows.stream().map(row -> planned((Tuple) row)).toList();
    }

    private static Planned planned(Tuple row) {
        UsagePeriod period =
                new UsagePeriod(row.get("period_start", Instant.class), row.get("period_end", Instant.class));
        return new Planned(
                new MeteredPeriod(
                        row.get("account_id", String.class), row.get("provider_customer_id", String.class), period),
                row.get("plan", String.class));
    }
}
