package dev.holdfast.controlplane.kv;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes the values of deleted namespaces away, some hundred at a time. Goes on wherever it was interrupted, and may run
 * in several processes at once.
 */
@ApplicationScoped
class KvPurges implements PanacheRepositoryBase<KvPurgeEntity, String> {
    private static final Logger LOG = Logger.getLogger(KvPurges.class);

    private final KvValues values;
    private final Clock clock;

    KvPurges(KvValues values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    /** Called in the transaction that deletes the namespace. */
    void add(String namespaceId) {
        KvPurgeEntity purge = new KvPurgeEntity();
        purge.namespaceId = namespaceId;
        purge.deletedOn = clock.instant();
        persist(purge);
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        List<String> waiting = QuarkusTransaction.requiringNew()
                .call(() -> list("order by deletedOn").stream()
                        .map(each -> each.namespaceId)
                        .toList());
        waiting.forEach(this::purge);
    }

    private void purge(String namespaceId) {
        int taken = values.purge(namespaceId);
        while (taken > 0) {
            taken = values.purge(namespaceId);
        }
        if (taken == 0) {
            QuarkusTransaction.requiringNew().run(() -> deleteById(namespaceId));
            LOG.infof("All values of the deleted KV namespace %s are gone", namespaceId);
        }
    }
}
