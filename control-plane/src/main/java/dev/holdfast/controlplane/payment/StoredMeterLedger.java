package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.gateway.Meters;
import dev.holdfast.billing.meter.MeterLedger;
import dev.holdfast.billing.meter.MeteredPeriod;
import dev.holdfast.billing.plan.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The ledger in the database. Each step is a transaction of its own. */
@ApplicationScoped
class StoredMeterLedger implements MeterLedger {
    private static final String KEY = " account_id = :account AND period_start = :start AND metric = :metric";

    private final EntityManager database;

    StoredMeterLedger(EntityManager database) {
        this.database = database;
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Entry find(MeteredPeriod period, Metric metric) {
        List<?> rows = keyed(
                        database.createNativeQuery(
                                "SELECT reported, attempt_total, attempt_begun_on FROM meter_report WHERE" + KEY,
                                Tuple.class),
                        period,
                        metric)
                .getResultList();
        return rows.isEmpty() ? Entry.NOTHING : entry((Tuple) rows.getFirst());
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean begin(MeteredPeriod period, Metric metric, long reported, Attempt attempt) {
        return keyed(database.createNativeQuery("""
                                        INSERT INTO meter_report
                                            (account_id, period_start, metric, reported, attempt_total, attempt_begun_on)
                                        VALUES (:account, :start, :metric, :reported, :total, :begun)
                                        ON CONFLICT (account_id, period_start, metric) DO UPDATE
                                            SET attempt_total = :total, attempt_begun_on = :begun
                                            WHERE meter_report.reported = :reported AND meter_report.attempt_total IS NULL"""), period, metric)
                        .setParameter("reported", reported)
                        .setParameter("total", attempt.total())
                        .setParameter("begun", attempt.begunAt())
                        .executeUpdate()
                == 1;
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void finish(MeteredPeriod period, Metric metric, Attempt attempt, long reported) {
        keyed(
                        database.createNativeQuery(
                                "UPDATE meter_report SET reported = :reported, attempt_total = NULL, attempt_begun_on = NULL"
                                        + " WHERE attempt_total = :total AND attempt_begun_on = :begun AND" + KEY),
                        period,
                        metric)
                .setParameter("reported", reported)
                .setParameter("total", attempt.total())
                .setParameter("begun", attempt.begunAt())
                .executeUpdate();
    }

    private static Query keyed(Query query, MeteredPeriod period, Metric metric) {
        return query.setParameter("account", period.accountId())
                .setParameter("start", period.period().start())
                .setParameter("metric", Meters.name(metric));
    }

    private static Entry entry(Tuple row) {
        Optional<Long> total = Optional.ofNullable(row.get("attempt_total", Long.class));
        return new Entry(
                row.get("reported", Long.class),
                total.map(each -> new Attempt(each, row.get("attempt_begun_on", Instant.class))));
    }
}
