package dev.holdfast.billing.sandbox.time;

import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks once a minute whether something has fallen due. */
public final class Renewals implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Renewals.class.getName());

    private final ObjectStore store;
    private final Timeline timeline;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("renewals").daemon().factory());

    public Renewals(ObjectStore store, Timeline timeline) {
        this.store = store;
        this.timeline = timeline;
    }

    public void start() {
        var _ = thread.scheduleWithFixedDelay(this::run, 0, 1, TimeUnit.MINUTES);
    }

    private void run() {
        try {
            store.change(() -> {
                timeline.settle();
                return true;
            });
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "renewing subscriptions failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        thread.close();
    }
}
