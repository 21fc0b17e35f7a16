package dev.holdfast.controlplane.asset;

import dev.holdfast.contract.RedisKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyCommands;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;

/** Takes away what no version uses and nobody uploads any more. */
@ApplicationScoped
class AssetSweep {
    /** Longer than any upload takes. */
    private static final Duration UNUSED = Duration.ofDays(1);

    private final Session entities;
    private final KeyCommands<String> keys;
    private final Clock clock;

    AssetSweep(Session entities, RedisDataSource redis, Clock clock) {
        this.entities = entities;
        this.keys = redis.key();
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        QuarkusTransaction.requiringNew().run(() -> sweep(clock.instant().minus(UNUSED)));
    }

    /** Whatever is older than this and unused. */
    void sweep(Instant before) {
        entities.createNativeMutationQuery("DELETE FROM asset_token WHERE expires_on < :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
        entities.createNativeMutationQuery("DELETE FROM asset_manifest m WHERE created_on < :before"
                        + " AND NOT EXISTS (SELECT 1 FROM version v WHERE v.asset_manifest_id = m.id)"
                        + " AND NOT EXISTS (SELECT 1 FROM asset_token t WHERE t.manifest_id = m.id)")
                .setParameter("before", before)
                .executeUpdate();
        List<Tuple> gone = entities.createNativeQuery(
                        "DELETE FROM asset_content c WHERE created_on < :before AND NOT EXISTS (SELECT 1 FROM asset_file f"
                                + " JOIN asset_manifest m ON m.id = f.manifest_id"
                                + " WHERE f.hash = c.hash AND m.account_id = c.account_id)"
                                + " RETURNING c.account_id AS account, c.hash AS hash",
                        Tuple.class)
                .setParameter("before", before)
                .getResultList();
        gone.forEach(row -> keys.del(RedisKeys.asset(row.get("account", String.class), row.get("hash", String.class))));
    }
}
