package dev.holdfast.controlplane.publication;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Empties the outbox into Redis: right after each change, and every second in case that failed. An entry leaves the
 * outbox only when its fact is published; publishing twice does no harm.
 */
@ApplicationScoped
public class Publisher {
    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final Outbox outbox;
    private final FactStore store;
    private final Map<FactKind, FactSource> sources;

    Publisher(Outbox outbox, FactStore store, @All List<FactSource> sources) {
        this.outbox = outbox;
        this.store = store;
        this.sources = sources.stream().collect(Collectors.toMap(FactSource::kind, Function.identity()));
    }

    /**
     * Runs a change in a transaction of its own and publishes what it put into the outbox. When publishing fails the
     * change stands, and is published later.
     */
    public <T> T change(Callable<T> work) {
        T result = QuarkusTransaction.requiringNew().call(work);
        try {
            publishAll();
        } catch (RuntimeException e) {
            LOG.warnf(e, "Publishing failed and will be tried again");
        }
        return result;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void publishLeftovers() {
        if (QuarkusTransaction.requiringNew().call(outbox::count) > 0) {
            publishAll();
        }
    }

    private void publishAll() {
        while (QuarkusTransaction.requiringNew().call(this::publishBatch) > 0) {
            LOG.debug("Published a batch");
        }
    }

    private int publishBatch() {
        outbox.takeTurn();
        List<OutboxEntry> entries = outbox.oldest();
        for (OutboxEntry entry : entries) {
            publish(entry.kind, entry.key);
            outbox.delete(entry);
        }
        return entries.size();
    }

    private void publish(FactKind kind, String key) {
        sources.get(kind).find(key).ifPresentOrElse(fact -> store.put(kind, key, fact), () -> store.remove(kind, key));
    }
}
