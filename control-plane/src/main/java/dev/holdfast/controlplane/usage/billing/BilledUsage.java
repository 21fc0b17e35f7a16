package dev.holdfast.controlplane.usage.billing;

import dev.holdfast.billing.usage.ObjectCounts;
import dev.holdfast.billing.usage.Usage;
import dev.holdfast.billing.usage.UsagePeriod;
import dev.holdfast.billing.usage.UsageTotals;
import dev.holdfast.billing.usage.WorkerCounts;
import dev.holdfast.contract.StorageBackend;
import dev.holdfast.controlplane.usage.NativeRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is billed. Sums of hours, and those of the minutes around the beginning of a period, are kept for two
 * periods at least; what is older is not billed any more.
 */
@ApplicationScoped
class BilledUsage implements UsageTotals {
    private static final int MOST_OBJECTS = 10_000;

    private static final String COUNTS = "sum(u.requests), sum(u.cpu_micros), sum(u.socket_messages_in),"
            + " sum(u.active_millis), sum(u.storage_read_units), sum(u.storage_write_units), sum(u.storage_deletes),"
            + " sum(u.log_events)";

    private static final String COLUMNS = "account_id, worker_id, namespace_id, object_id, start, requests, cpu_micros,"
            + " socket_messages_in, active_millis, storage_read_units, storage_write_units, storage_deletes, log_events";

    /** Whole hours, and of the hours in which the period begins and ends the minutes that are its own. */
    private static final String COUNTED = "(SELECT " + COLUMNS + " FROM usage_hour WHERE account_id = :account"
            + " AND start >= :hoursFrom AND start < :hoursTo UNION ALL SELECT " + COLUMNS
            + " FROM usage_minute WHERE account_id = :account AND start >= :from AND start < :to"
            + " AND (start < :hoursFrom OR start >= :hoursTo))";

    private static final String BY_DAY = "SELECT CAST(date_trunc('day', u.start, 'UTC') AS timestamptz) AS day,"
            + " u.worker_id AS worker, coalesce(w.name, ''), u.namespace_id AS namespace,"
            + " n.script_name || '_' || n.class_name, n.storage, " + COUNTS
            + " FROM " + COUNTED + " u LEFT JOIN usage_worker w ON w.worker_id = u.worker_id"
            + " LEFT JOIN usage_namespace n ON n.namespace_id = u.namespace_id"
            + " WHERE u.object_id = ''"
            + " GROUP BY day, worker, w.name, namespace, n.script_name, n.class_name, n.storage"
            + " ORDER BY day, worker, namespace";

    private static final String STORED =
            "SELECT CAST(date_trunc('day', s.moment - interval '1 microsecond', 'UTC') AS timestamptz) AS day,"
                    + " n.worker_id, n.script_name, n.namespace_id,"
                    + " n.script_name || '_' || n.class_name, n.storage, sum(s.bytes)"
                    + " FROM usage_stored s JOIN usage_namespace n ON n.namespace_id = s.namespace_id"
                    + " WHERE s.account_id = :account AND s.moment > :from AND s.moment <= :to"
                    + " GROUP BY day, n.namespace_id ORDER BY day, n.namespace_id";

    private static final String OBJECTS = "SELECT u.object_id AS object, o.name, n.storage, " + COUNTS
            + " FROM " + COUNTED + " u JOIN usage_namespace n ON n.namespace_id = u.namespace_id"
            + " LEFT JOIN usage_object o ON o.namespace_id = u.namespace_id AND o.object_id = u.object_id"
            + " WHERE u.namespace_id = :namespace AND u.object_id <> '' GROUP BY object, o.name, n.storage"
            + " ORDER BY sum(u.active_millis) DESC, sum(u.requests) DESC LIMIT " + MOST_OBJECTS;

    private final EntityManager entities;

    BilledUsage(EntityManager entities) {
        this.entities = entities;
    }

    /** What an object used, but for what it stored. */
    record OfObject(String id, @Nullable String name, Usage usage) {}

    @Override
    public Usage inPeriod(String accountId, UsagePeriod period) {
        return sum(parts(accountId, period));
    }

    static Usage sum(List<BilledPart> parts) {
        return parts.stream().map(BilledPart::usage).reduce(Usage.NONE, Usage::plus);
    }

    /** Everything that was used in the period. */
    List<BilledPart> parts(String account, UsagePeriod period) {
        return Stream.concat(counted(account, period).stream(), stored(account, period).stream())
                .toList();
    }

    /** What was used, but for what was stored. */
    List<BilledPart> counted(String account, UsagePeriod period) {
        List<Tuple> rows =
                QuarkusTransaction.requiringNew().call(() -> NativeRows.of(ofCounted(BY_DAY, account, period)));
        return rows.stream()
                .map(row -> {
                    Optional<BilledPart.Namespace> namespace = Optional.of(row.get(3, String.class))
                            .filter(id -> !id.isEmpty())
                            .map(id -> new BilledPart.Namespace(id, row.get(4, String.class)));
                    return new BilledPart(
                            dayOf(row.get(0, Instant.class)),
                            row.get(1, String.class),
                            row.get(2, String.class),
                            namespace,
                            namespace.isEmpty()
                                    ? workerCounts(row, 6).usage()
                                    : BilledPart.ofObjects(storage(row, 5), objectCounts(row, 6)));
                })
                .toList();
    }

    /** Objects of a namespace, those that were active longest first; at most 10,000. */
    List<OfObject> objects(String account, String namespace, UsagePeriod period) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Tuple> rows = NativeRows.of(ofCounted(OBJECTS, account, period).setParameter("namespace", namespace));
            return rows.stream()
                    .map(row -> new OfObject(
                            row.get(0, String.class),
                            row.get(1, String.class),
                            BilledPart.ofObjects(storage(row, 2), objectCounts(row, 3))))
                    .toList();
        });
    }

    private List<BilledPart> stored(String account, UsagePeriod period) {
        List<Tuple> rows = QuarkusTransaction.requiringNew()
                .call(() -> NativeRows.of(entities.createNativeQuery(STORED, Tuple.class)
                        .setParameter("account", account)
                        .setParameter("from", period.start())
                        .setParameter("to", period.end())));
        return rows.stream()
                .map(row -> new BilledPart(
                        dayOf(row.get(0, Instant.class)),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        Optional.of(new BilledPart.Namespace(row.get(3, String.class), row.get(4, String.class))),
                        BilledPart.stored(storage(row, 5), row.get(6, BigDecimal.class), period)))
                .toList();
    }

    private Query ofCounted(String sql, String account, UsagePeriod period) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter("account", account)
                .setParameter("from", period.firstMinute())
                .setParameter("to", period.minutesEnd())
                .setParameter("hoursFrom", period.firstWholeHour())
                .setParameter("hoursTo", period.wholeHoursEnd());
    }

    private static WorkerCounts workerCounts(Tuple row, int first) {
        return new WorkerCounts(
                NativeRows.number(row, first), NativeRows.number(row, first + 1), NativeRows.number(row, first + 7));
    }

    private static ObjectCounts objectCounts(Tuple row, int first) {
        return new ObjectCounts(
                NativeRows.number(row, first),
                NativeRows.number(row, first + 2),
                NativeRows.number(row, first + 3),
                NativeRows.number(row, first + 4),
                NativeRows.number(row, first + 5),
                NativeRows.number(row, first + 6));
    }

    private static LocalDate dayOf(Instant midnight) {
        return midnight.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static StorageBackend storage(Tuple row, int column) {
        return StorageBackend.valueOf(row.get(column, String.class));
    }
}
