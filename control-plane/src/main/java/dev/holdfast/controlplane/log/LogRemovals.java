package dev.holdfast.controlplane.log;

import dev.holdfast.controlplane.worker.WorkerDeleted;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Takes the logs of deleted workers away, which nobody can see any more. For some minutes it looks again: pods may have
 * been telling of the worker's last invocations.
 */
@ApplicationScoped
class LogRemovals {
    private static final Duration LOOKED_AFTER = Duration.ofMinutes(10);
    private static final int ROWS_AT_ONCE = 5000;

    private final EntityManager entities;
    private final LogDatabase database;
    private final Clock clock;

    LogRemovals(EntityManager entities, LogDatabase database, Clock clock) {
        this.entities = entities;
        this.database = database;
        this.clock = clock;
    }

    /** In the transaction of the deletion. */
    void remember(@Observes WorkerDeleted deleted) {
        entities.createNativeQuery("INSERT INTO stored_log_removal (worker_id, deleted_on) VALUES (:worker, :now)")
                .setParameter("worker", deleted.workerId())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remove() {
        int removed = ROWS_AT_ONCE;
        while (removed == ROWS_AT_ONCE) {
            removed = removeSome();
        }
    }

    @Scheduled(every = "1h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        database.call(connection -> {
            try (var statement = LogDatabase.prepare(
                    connection,
                    "DELETE FROM stored_log_removal WHERE deleted_on < ?",
                    List.of(clock.instant().minus(LOOKED_AFTER).atOffset(ZoneOffset.UTC)))) {
                return statement.executeUpdate();
            }
        });
    }

    private int removeSome() {
        return database.call(connection -> {
            try (var statement = LogDatabase.prepare(
                    connection,
                    "DELETE FROM stored_log WHERE (number, last_day) IN (SELECT number, last_day FROM stored_log"
                            + " WHERE worker_id IN (SELECT worker_id FROM stored_log_removal) LIMIT ?)",
                    List.of(ROWS_AT_ONCE))) {
                return statement.executeUpdate();
            }
        });
    }
}
