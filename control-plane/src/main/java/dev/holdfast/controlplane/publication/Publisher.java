package dev.holdfast.controlplane.publication;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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
    private static final int MOST_FAILURES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** One at a time: whoever waits finds its entries published by those before, and holds no connection meanwhile. */
    private final ReentrantLock publishing = new ReentrantLock(true);

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

    /**
     * Tries each entry that is there now once. Gives up after some failures: then it is Redis that fails, not entries.
     */
    private void publishAll() {
        long newest = QuarkusTransaction.requiringNew().call(outbox::newest);
        if (!hasTurn()) {
            LOG.warn("Others are still publishing; what is left is published later");
            return;
        }
        try {
            publishUpTo(newest);
        } finally {
            publishing.unlock();
        }
    }

    /** Waits for the others, but not for as long as it takes them all to find that Redis is away. */
    private boolean hasTurn() {
        try {
            return publishing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void publishUpTo(long newest) {
        int failures = 0;
        for (Optional<Long> next = oldest(); next.isPresent() && next.get() <= newest; next = oldest()) {
            long number = next.get();
            try {
                QuarkusTransaction.requiringNew().run(() -> publish(number));
            } catch (RuntimeException e) {
                QuarkusTransaction.requiringNew().run(() -> outbox.putLast(number));
                if (++failures == MOST_FAILURES) {
                    throw e;
                }
                LOG.warn("A fact cannot be published; it will be tried again", e);
            }
        }
    }

    private Optional<Long> oldest() {
        return QuarkusTransaction.requiringNew().call(outbox::oldest);
    }

    private void publish(long number) {
        outbox.takeTurn();
        outbox.findByIdOptional(number).ifPresent(entry -> {
            publish(entry.kind, entry.key);
            outbox.delete(entry);
        });
    }

    private void publish(FactKind kind, String key) {
        sources.get(kind).prepare(key);
        sources.get(kind).find(key).ifPresentOrElse(fact -> store.put(kind, key, fact), () -> store.remove(kind, key));
    }
}
