package dev.holdfast.controlplane.usage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Records what objects stored at each full hour, from which stored gigabytes are billed. An hour is recorded once, ten
 * minutes after it has struck, and is never changed: what is billed by it does not fall. Hours that were missed are
 * recorded later, as far back as a billing period.
 */
@ApplicationScoped
class StoredSamples {
    private static final Duration DELAY = Duration.ofMinutes(10);
    private static final int DAYS_BACK = 35;

    private static final String MISSING = "SELECT hour FROM generate_series(CAST(:from AS timestamptz),"
            + " CAST(:to AS timestamptz), interval '1 hour') AS hours (hour)"
            + " WHERE NOT EXISTS (SELECT FROM usage_sample s WHERE s.moment = hour) ORDER BY hour";

    /**
     * Of each object what was observed last before the moment: the newest that is known, or the newest of the hours
     * before if it has been observed since. A namespace that is gone by then, or of which it is not known any more when
     * it went, stores nothing.
     */
    private static final String SAMPLE = "INSERT INTO usage_stored (account_id, moment, namespace_id, bytes)"
            + " SELECT account_id, CAST(:moment AS timestamptz), namespace_id, sum(bytes) FROM ("
            + " SELECT o.account_id, o.namespace_id, CASE WHEN o.stored_order < :order THEN o.stored_bytes"
            + " ELSE coalesce((SELECT d.stored_bytes FROM usage_hour d WHERE d.account_id = o.account_id"
            + " AND d.namespace_id = o.namespace_id AND d.object_id = o.object_id AND d.start < :moment"
            + " AND d.stored_order >= 0 ORDER BY d.stored_order DESC, d.stored_bytes DESC LIMIT 1), 0) END AS bytes"
            + " FROM usage_object o"
            + " WHERE EXISTS (SELECT FROM object_namespace n WHERE n.id = o.namespace_id)"
            + " OR EXISTS (SELECT FROM namespace_deletion g WHERE g.namespace_id = o.namespace_id"
            + " AND g.requested_on >= :moment)) AS stored"
            + " WHERE bytes > 0 GROUP BY account_id, namespace_id";

    private final EntityManager entities;
    private final Clock clock;

    StoredSamples(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    void take() {
        missing(clock.instant().minus(DELAY).truncatedTo(ChronoUnit.HOURS)).forEach(this::take);
    }

    /** Records the full hour unless it was recorded before. */
    void take(Instant moment) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (claim(moment)) {
                entities.createNativeQuery(SAMPLE)
                        .setParameter("moment", moment)
                        .setParameter("order", Gauge.orderOf(moment.getEpochSecond() / 60))
                        .executeUpdate();
            }
        });
    }

    private List<Instant> missing(Instant last) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> moments = entities.createNativeQuery(MISSING, Instant.class)
                    .setParameter("from", last.minus(DAYS_BACK, ChronoUnit.DAYS))
                    .setParameter("to", last)
                    .getResultList();
            return moments.stream().map(Instant.class::cast).toList();
        });
    }

    private boolean claim(Instant moment) {
        return entities.createNativeQuery("INSERT INTO usage_sample (moment, sampled_on) VALUES (:moment, :now)"
                                + " ON CONFLICT (moment) DO NOTHING")
                        .setParameter("moment", moment)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }
}
