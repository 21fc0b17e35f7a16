package dev.holdfast.controlplane.usage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says who uses the most. */
@ApplicationScoped
public class UsageRanking {
    private final EntityManager entities;

    UsageRanking(EntityManager entities) {
        this.entities = entities;
    }

    /** What is ranked, and how its name is found. */
    public enum Subject {
        /** By their own invocations. */
        WORKERS(
                "worker_id",
                "namespace_id = '' AND object_id = ''",
                "SELECT w.name FROM usage_worker w WHERE w.worker_id = id"),
        NAMESPACES(
                "namespace_id",
                "namespace_id <> '' AND object_id = ''",
                "SELECT n.script_name || '_' || n.class_name FROM usage_namespace n WHERE n.namespace_id = id"),
        /** Of one namespace. */
        OBJECTS(
                "object_id",
                "namespace_id = :namespace AND object_id <> ''",
                "SELECT o.name FROM usage_object o WHERE o.namespace_id = :namespace AND o.object_id = id");

        private final String column;
        private final String condition;
        private final String name;

        Subject(String column, String condition, String name) {
            this.column = column;
            this.condition = condition;
            this.name = name;
        }
    }

    /** @param name absent for objects without a name */
    public record Place(String id, @Nullable String name, long value) {}

    /**
     * The largest users of what is counted in a column, largest first; none that did not use it.
     *
     * @param column of {@link CounterColumns}
     * @param namespace for {@link Subject#OBJECTS}
     */
    public List<Place> most(
            Subject subject, String account, @Nullable String namespace, String column, UsageWindow window, int limit) {
        if (!CounterColumns.all().contains(column)) {
            throw new IllegalArgumentException("nothing is counted as " + column);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            var query = entities.createNativeQuery(sql(subject, column, window.resolution()), Tuple.class)
                    .setParameter("account", account)
                    .setParameter("from", window.from())
                    .setParameter("to", window.to())
                    .setParameter("limit", limit);
            if (subject == Subject.OBJECTS) {
                query.setParameter("namespace", Objects.requireNonNull(namespace));
            }
            return NativeRows.of(query).stream()
                    .map(row ->
                            new Place(row.get(0, String.class), row.get(1, String.class), NativeRows.number(row, 2)))
                    .toList();
        });
    }

    private static String sql(Subject subject, String column, Resolution resolution) {
        return "SELECT id, (" + subject.name + ") AS name, value FROM (SELECT " + subject.column + " AS id, sum("
                + column + ") AS value FROM " + resolution.table() + " WHERE account_id = :account AND "
                + subject.condition + " AND start >= :from AND start < :to GROUP BY " + subject.column
                + " HAVING sum(" + column + ") > 0 ORDER BY value DESC, id LIMIT :limit) AS most"
                + " ORDER BY value DESC, id";
    }
}
