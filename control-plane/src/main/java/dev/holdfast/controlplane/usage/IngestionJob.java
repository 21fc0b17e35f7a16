package dev.holdfast.controlplane.usage;

import dev.holdfast.controlplane.config.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Takes in what pods have counted, every second. Every control plane does. */
@ApplicationScoped
class IngestionJob {
    private static final Logger LOG = Logger.getLogger(IngestionJob.class);

    /** Longer than it takes to store what is taken at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration GONE = Duration.ofHours(1);

    private final AtomicLong waiting = new AtomicLong();
    private final RedisRollups source;
    private final Ingestion ingestion;

    IngestionJob(RedisDataSource redis, RollupReader reader, StoredUsage ledger, MeterRegistry meters, Ids ids) {
        this.source = new RedisRollups(redis, ids.hex(), PATIENCE);
        this.ingestion = new Ingestion(source, reader, ledger, meters);
        meters.gauge("holdfast.usage.batches.waiting", waiting);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            boolean more = ingestion.step();
            waiting.set(source.waiting());
            while (more) {
                more = ingestion.step();
            }
        } catch (RuntimeException e) {
            LOG.warnf("Usage cannot be taken in at the moment: %s", e);
        }
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetConsumers() {
        source.forgetConsumers(GONE);
    }
}
