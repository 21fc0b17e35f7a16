package dev.holdfast.controlplane.usage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Records what objects stored at each midnight (UTC), from which stored gigabytes are billed. A midnight is recorded
 * once, ten minutes after it has passed, and is never changed: what is billed by it does not fall. Midnights that were
 * missed are recorded later, as far back as days are looked after.
 */
@ApplicationScoped
class StoredSamples {
    private static final Duration DELAY = Duration.ofMinutes(10);
    private static final int DAYS_BACK = 35;

    /**
     * Of each object what was observed last before the midnight: the newest that is known, or the newest of the days
     * before if it has been observed since. A namespace that is gone by then, or of which it is not known any more when
     * it went, stores nothing.
     */
    private static final String SAMPLE = "INSERT INTO usage_stored (account_id, midnight, namespace_id, bytes)"
            + " SELECT account_id, CAST(:midnight AS timestamptz), namespace_id, sum(bytes) FROM ("
            + " SELECT o.account_id, o.namespace_id, CASE WHEN o.stored_order < :order THEN o.stored_bytes"
            + " ELSE coalesce((SELECT d.stored_bytes FROM usage_day d WHERE d.account_id = o.account_id"
            + " AND d.namespace_id = o.namespace_id AND d.object_id = o.object_id AND d.start < :midnight"
            + " AND d.stored_order >= 0 ORDER BY d.stored_order DESC, d.stored_bytes DESC LIMIT 1), 0) END AS bytes"
            + " FROM usage_object o"
            + " WHERE EXISTS (SELECT FROM object_namespace n WHERE n.id = o.namespace_id)"
            + " OR EXISTS (SELECT FROM namespace_deletion g WHERE g.namespace_id = o.namespace_id"
            + " AND g.requested_on >= :midnight)) AS stored"
            + " WHERE bytes > 0 GROUP BY account_id, namespace_id";

    private final EntityManager entities;
    private final Clock clock;

    StoredSamples(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    void take() {
        Instant last = clock.instant().minus(DELAY).truncatedTo(ChronoUnit.DAYS);
        for (int days = DAYS_BACK; days >= 0; days--) {
            take(last.minus(days, ChronoUnit.DAYS));
        }
    }

    /** Records the midnight unless it was recorded before. */
    void take(Instant midnight) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (claim(midnight)) {
                entities.createNativeQuery(SAMPLE)
                        .setParameter("midnight", midnight)
                        .setParameter("order", Gauge.orderOf(midnight.getEpochSecond() / 60))
                        .executeUpdate();
            }
        });
    }

    private boolean claim(Instant midnight) {
        return entities.createNativeQuery("INSERT INTO usage_midnight (midnight, sampled_on) VALUES (:midnight, :now)"
                                + " ON CONFLICT (midnight) DO NOTHING")
                        .setParameter("midnight", midnight)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }
}
