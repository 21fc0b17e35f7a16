package dev.holdfast.controlplane.object;

import dev.holdfast.controlplane.usage.NativeRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** When objects last did anything, by what pods counted: to the minute in the last days, coarser before. */
@ApplicationScoped
class ObjectActivity {
    private static final String OF = "SELECT object_id, start FROM %s WHERE account_id = :account"
            + " AND namespace_id = :namespace AND object_id IN (:objects)";

    private static final String LAST = "SELECT object_id, CAST(extract(epoch FROM max(start)) AS bigint) FROM ("
            + String.join(
                    " UNION ALL ", OF.formatted("usage_minute"), OF.formatted("usage_hour"), OF.formatted("usage_day"))
            + ") AS counted GROUP BY object_id";

    private final EntityManager entities;

    ObjectActivity(EntityManager entities) {
        this.entities = entities;
    }

    /** By id; those of which nothing was counted are left out. */
    Map<String, Instant> of(String accountId, String namespaceId, Collection<String> objects) {
        if (objects.isEmpty()) {
            return Map.of();
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> NativeRows.of(entities.createNativeQuery(LAST, Tuple.class)
                                .setParameter("account", accountId)
                                .setParameter("namespace", namespaceId)
                                .setParameter("objects", objects))
                        .stream()
                        .collect(Collectors.toMap(
                                row -> row.get(0, String.class),
                                row -> Instant.ofEpochSecond(NativeRows.number(row, 1)))));
    }
}
