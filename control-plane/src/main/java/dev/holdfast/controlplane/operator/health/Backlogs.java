package dev.holdfast.controlplane.operator.health;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.usage.NativeRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts what waits: facts to publish, streams of pods, events of the payment provider. Blocking. */
@ApplicationScoped
class Backlogs {
    private static final Logger LOG = Logger.getLogger(Backlogs.class);

    private static final String OUTBOX = "SELECT count(*), CAST(NULL AS timestamptz) FROM outbox";
    private static final String PAYMENT_EVENTS =
            "SELECT count(*), min(received_on) FROM payment_event WHERE processed_on IS NULL";

    private final EntityManager entities;
    private final RedisDataSource redis;

    Backlogs(EntityManager entities, RedisDataSource redis) {
        this.entities = entities;
        this.redis = redis;
    }

    /** Those that cannot be counted now are left out. */
    List<HealthView.BacklogView> list() {
        List<HealthView.BacklogView> backlogs = new ArrayList<>();
        add(backlogs, () -> ofTable("outbox", OUTBOX));
        add(backlogs, () -> ofStream("rollups", RedisKeys.rollups()));
        add(backlogs, () -> ofStream("traces", RedisKeys.traces()));
        add(backlogs, () -> ofTable("payment-events", PAYMENT_EVENTS));
        return backlogs;
    }

    private static void add(List<HealthView.BacklogView> backlogs, Supplier<HealthView.BacklogView> count) {
        try {
            backlogs.add(count.get());
        } catch (RuntimeException e) {
            LOG.warnf(e, "What waits cannot be counted");
        }
    }

    private HealthView.BacklogView ofTable(String id, String sql) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Tuple row =
                    NativeRows.of(entities.createNativeQuery(sql, Tuple.class)).getFirst();
            return new HealthView.BacklogView(id, NativeRows.number(row, 0), row.get(1, Instant.class));
        });
    }

    private HealthView.BacklogView ofStream(String id, String key) {
        long waiting = redis.execute("XLEN", key).toLong();
        var first = redis.execute("XRANGE", key, "-", "+", "COUNT", "1");
        @Nullable
        Instant oldest = first.size() == 0 ? null : timeOf(first.get(0).get(0).toString());
        return new HealthView.BacklogView(id, waiting, oldest);
    }

    /** Entries are numbered by the millisecond at which they came. */
    private static Instant timeOf(String entry) {
        return Instant.ofEpochMilli(Long.parseLong(entry.substring(0, entry.indexOf('-'))));
    }
}
