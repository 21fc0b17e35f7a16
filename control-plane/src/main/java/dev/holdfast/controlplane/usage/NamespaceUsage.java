package dev.holdfast.controlplane.usage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the namespaces of an account did in some time, and what their objects have now. */
@ApplicationScoped
public class NamespaceUsage {
    private static final String HELD = "SELECT namespace_id, count(*) FILTER (WHERE stored_bytes > 0),"
            + " sum(stored_bytes), sum(sockets) FROM usage_object WHERE account_id = :account"
            + " AND namespace_id IN (:namespaces) GROUP BY namespace_id";

    private final EntityManager entities;

    NamespaceUsage(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Of one namespace.
     *
     * @param objects that store something, as far as pods have told; storage and sockets are theirs now
     */
    public record Row(
            String namespace,
            long requests,
            long errors,
            long activeMillis,
            long objects,
            long storedBytes,
            long sockets) {}

    /** One for each namespace, in the same order. */
    public List<Row> of(String account, List<String> namespaces, UsageWindow window) {
        if (namespaces.isEmpty()) {
            return List.of();
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, long[]> done = numbers(entities.createNativeQuery(done(window.resolution()), Tuple.class)
                    .setParameter("account", account)
                    .setParameter("from", window.from())
                    .setParameter("to", window.to()));
            Map<String, long[]> held = numbers(entities.createNativeQuery(HELD, Tuple.class)
                    .setParameter("account", account)
                    .setParameter("namespaces", namespaces));
            return namespaces.stream().map(id -> row(id, done, held)).toList();
        });
    }

    private static String done(Resolution resolution) {
        return "SELECT namespace_id, sum(requests), sum(errors), sum(active_millis) FROM " + resolution.table()
                + " WHERE account_id = :account AND namespace_id <> '' AND object_id = ''"
                + " AND start >= :from AND start < :to GROUP BY namespace_id";
    }

    private static Map<String, long[]> numbers(Query query) {
        Map<String, long[]> numbers = new HashMap<>();
        NativeRows.of(query)
                .forEach(row -> numbers.put(
                        row.get(0, String.class),
                        new long[] {NativeRows.number(row, 1), NativeRows.number(row, 2), NativeRows.number(row, 3)}));
        return numbers;
    }

    private static Row row(String id, Map<String, long[]> done, Map<String, long[]> held) {
        long[] did = done.getOrDefault(id, new long[3]);
        long[] has = held.getOrDefault(id, new long[3]);
        return new Row(id, did[0], did[1], did[2], has[0], has[1], has[2]);
    }
}
