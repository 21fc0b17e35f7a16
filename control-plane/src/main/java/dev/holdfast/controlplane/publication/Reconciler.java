package dev.holdfast.controlplane.publication;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Puts right what Redis lost. The first round after a start publishes everything that can have changed; later rounds
 * only what is missing. Bundles and static files cannot change and are published only when missing.
 */
@ApplicationScoped
public class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    private final List<FactSource> sources;
    private final FactStore store;
    private final Outbox outbox;
    private final Publisher publisher;
    private final AtomicBoolean republishedAll = new AtomicBoolean();

    Reconciler(@All List<FactSource> sources, FactStore store, Outbox outbox, Publisher publisher) {
        this.sources = sources;
        this.store = store;
        this.outbox = outbox;
        this.publisher = publisher;
    }

    @Scheduled(every = "30s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reconcile() {
        boolean all = !republishedAll.get();
        int count = publisher.change(() -> enqueue(all));
        republishedAll.set(true);
        if (count > 0) {
            LOG.infof("Published %d facts again", count);
        }
    }

    private int enqueue(boolean all) {
        int count = 0;
        for (FactKind kind : FactKind.values()) {
            for (FactSource source : sources) {
                count += source.kind() == kind ? enqueue(source, all && !kind.isImmutable()) : 0;
            }
        }
        return count;
    }

    private int enqueue(FactSource source, boolean all) {
        List<String> keys = source.keys().stream()
                .filter(key -> all || !store.has(source.kind(), key))
                .toList();
        keys.forEach(key -> outbox.add(source.kind(), key));
        return keys.size();
    }
}
