package dev.holdfast.controlplane.log;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.stream.GroupedStream;
import dev.holdfast.controlplane.stream.StreamEntry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Moves logs from the stream into the database. An entry leaves the stream only when it is stored or put aside; what
 * cannot be stored does not hold others up.
 */
@ApplicationScoped
class LogIngest {
    private static final Logger LOG = Logger.getLogger(LogIngest.class);
    private static final int BATCH = 200;
    private static final String FIELD = "trace";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final GroupedStream stream;
    private final TraceStacks stacks;
    private final LogStore store;

    LogIngest(RedisDataSource redis, TraceStacks stacks, LogStore store) {
        this.stream = new GroupedStream(redis, RedisKeys.traces(), "logs", "control-plane");
        this.stacks = stacks;
        this.store = store;
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ingest() {
        finish(stream.takeOver(PATIENCE, BATCH));
        List<StreamEntry> entries = stream.takeNew(BATCH);
        while (!entries.isEmpty()) {
            finish(entries);
            entries = stream.takeNew(BATCH);
        }
    }

    private void finish(List<StreamEntry> entries) {
        if (!entries.isEmpty()) {
            keep(entries);
            stream.done(entries);
        }
    }

    /** Stores what can be stored, and puts aside what cannot. */
    void keep(List<StreamEntry> entries) {
        List<LogEntry> readable =
                entries.stream().flatMap(each -> read(each).stream()).toList();
        try {
            store.store(readable);
        } catch (LogDatabaseException e) {
            if (!e.isOfTheValues()) {
                throw e;
            }
            LOG.warnf(e, "Logs are stored one by one, since together they cannot be");
            readable.forEach(this::keepAlone);
        }
    }

    private void keepAlone(LogEntry entry) {
        try {
            store.store(List.of(entry));
        } catch (LogDatabaseException e) {
            if (!e.isOfTheValues()) {
                throw e;
            }
            store.reject(EntryNumber.id(entry.number()), String.valueOf(e.getMessage()), entry.shown());
        }
    }

    private Optional<LogEntry> read(StreamEntry entry) {
        String json = entry.fields().getOrDefault(FIELD, "");
        try {
            return Optional.of(LogEntry.of(EntryNumber.of(entry.id()), stacks.read(json)));
        } catch (RuntimeException e) {
            LOG.warnf("The entry %s of the stream of traces is put aside", entry.id());
            store.reject(entry.id(), String.valueOf(e.getMessage()), json);
            return Optional.empty();
        }
    }
}
