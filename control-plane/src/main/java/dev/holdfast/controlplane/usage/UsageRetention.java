package dev.holdfast.controlplane.usage;

import dev.holdfast.controlplane.config.UsageConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Removes what is older than is kept, some at a time. */
@ApplicationScoped
class UsageRetention {
    private static final int ROWS_PER_STEP = 10_000;

    /** INVARIANT: longer than any row is accepted; see {@link RowRules}. */
    private static final Duration BATCHES_KEPT_LONGER = Duration.ofDays(1);

    /** Minutes of an hour in which a billing period began are kept as long as hours: see {@code BilledUsage}. */
    private static final String OLDER_MINUTES = "DELETE FROM usage_minute WHERE ctid IN (SELECT m.ctid"
            + " FROM usage_minute m WHERE m.start < :before AND NOT EXISTS (SELECT FROM metered_period p"
            + " WHERE p.account_id = m.account_id"
            + " AND date_trunc('hour', p.period_start, 'UTC') = date_trunc('hour', m.start, 'UTC')) LIMIT "
            + ROWS_PER_STEP + ")";

    private static final String OLDER = "DELETE FROM %1$s WHERE ctid IN (SELECT ctid FROM %1$s WHERE %2$s < :before"
            + " LIMIT " + ROWS_PER_STEP + ")";

    /** Objects that have stored nothing for long, and those of namespaces that are gone. */
    private static final String FORGOTTEN = "DELETE FROM usage_object WHERE ctid IN (SELECT o.ctid FROM usage_object o"
            + " WHERE greatest(o.stored_order, o.sockets_order) < :order AND (o.stored_bytes = 0"
            + " OR NOT EXISTS (SELECT FROM object_namespace n WHERE n.id = o.namespace_id)) LIMIT " + ROWS_PER_STEP
            + ")";

    private final EntityManager entities;
    private final UsageConfig config;
    private final Clock clock;

    UsageRetention(EntityManager entities, UsageConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    void apply() {
        Instant now = clock.instant();
        removeAll(OLDER_MINUTES, "before", now.minus(config.minutesKept()));
        removeOlder(Resolution.MINUTE.table(), "start", now.minus(config.hoursKept()));
        removeOlder(Resolution.HOUR.table(), "start", now.minus(config.hoursKept()));
        removeOlder(Resolution.DAY.table(), "start", now.minus(config.daysKept()));
        removeOlder("usage_stored", "moment", now.minus(config.hoursKept()));
        removeOlder("usage_sample", "moment", now.minus(config.hoursKept()));
        removeOlder("usage_batch", "applied_on", now.minus(config.acceptedAge()).minus(BATCHES_KEPT_LONGER));
        removeAll(
                FORGOTTEN, "order", Gauge.orderOf(now.minus(config.hoursKept()).getEpochSecond() / 60));
    }

    private void removeOlder(String table, String column, Instant before) {
        removeAll(OLDER.formatted(table, column), "before", before);
    }

    private void removeAll(String sql, String parameter, Object value) {
        int removed = ROWS_PER_STEP;
        while (removed == ROWS_PER_STEP) {
            removed = QuarkusTransaction.requiringNew()
                    .call(() -> entities.createNativeQuery(sql)
                            .setParameter(parameter, value)
                            .executeUpdate());
        }
    }
}
