package dev.holdfast.controlplane.allowance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Which accounts may have used up something, by sums that never count less than plans do. */
@ApplicationScoped
class BusyAccounts {
    private static final String ABOVE = "SELECT account_id FROM usage_hour"
            + " WHERE object_id = '' AND start >= :from AND start < :to GROUP BY account_id"
            + " HAVING sum(requests + socket_messages_in) >= :requests OR sum(active_millis) >= :activeMillis"
            + " OR sum(storage_read_units) >= :reads OR sum(storage_write_units + storage_deletes) >= :writes";

    private final EntityManager entities;

    BusyAccounts(EntityManager entities) {
        this.entities = entities;
    }

    /** Amounts of one day. */
    record Bounds(long requests, long activeMillis, long reads, long writes) {}

    /** Accounts with at least one of these amounts. */
    @Transactional
    List<String> list(Instant from, Instant to, Bounds bounds) {
        List<?> rows = entities.createNativeQuery(ABOVE, String.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("requests", bounds.requests())
                .setParameter("activeMillis", bounds.activeMillis())
                .setParameter("reads", bounds.reads())
                .setParameter("writes", bounds.writes())
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }
}
