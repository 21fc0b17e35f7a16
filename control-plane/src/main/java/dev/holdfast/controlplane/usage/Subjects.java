package dev.holdfast.controlplane.usage;

import dev.holdfast.contract.rollup.RollupRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The workers and namespaces that use something. What was seen once stays known when it is deleted: what it used has to
 * be paid and shown still. Called inside a transaction.
 */
@ApplicationScoped
class Subjects {
    private final EntityManager entities;

    Subjects(EntityManager entities) {
        this.entities = entities;
    }

    /** Whose the workers and namespaces are that rows name. */
    record Owners(Map<String, String> workers, Map<String, String> namespaces) {
        /** Whether what the row is about belongs to the account that it names. */
        boolean know(RollupRow row) {
            return row.account().equals(workers.get(row.worker()))
                    && (row.namespace() == null || row.account().equals(namespaces.get(row.namespace())));
        }
    }

    /** Learns what is new about those that rows name, and says whose they are. */
    Owners of(Collection<RollupRow> rows) {
        Set<String> workers = rows.stream().map(RollupRow::worker).collect(Collectors.toSet());
        Set<String> namespaces =
                rows.stream().map(RollupRow::namespace).filter(Objects::nonNull).collect(Collectors.toSet());
        return new Owners(owners(LEARN_WORKERS, WORKERS, workers), owners(LEARN_NAMESPACES, NAMESPACES, namespaces));
    }

    private Map<String, String> owners(List<String> learn, String find, Set<String> ids) {
        Map<String, String> owners = new HashMap<>();
        if (!ids.isEmpty()) {
            learn.forEach(sql ->
                    entities.createNativeQuery(sql).setParameter("ids", ids).executeUpdate());
            List<Tuple> found =
                    NativeRows.of(entities.createNativeQuery(find, Tuple.class).setParameter("ids", ids));
            found.forEach(each -> owners.put(each.get(0, String.class), each.get(1, String.class)));
        }
        return owners;
    }

    private static final List<String> LEARN_WORKERS =
            List.of("INSERT INTO usage_worker AS t (worker_id, account_id, name)"
                    + " SELECT id, account_id, name FROM worker WHERE id IN (:ids) ORDER BY CAST(id AS text) COLLATE \"C\""
                    + " ON CONFLICT (worker_id) DO UPDATE SET name = excluded.name WHERE t.name <> excluded.name");

    private static final String WORKERS = "SELECT worker_id, account_id FROM usage_worker WHERE worker_id IN (:ids)";

    private static final List<String> LEARN_NAMESPACES = List.of(
            "INSERT INTO usage_namespace AS t (namespace_id, account_id, worker_id, script_name, class_name, storage)"
                    + " SELECT n.id, n.account_id, n.worker_id, w.name, n.class_name, n.storage"
                    + " FROM object_namespace n JOIN worker w ON w.id = n.worker_id WHERE n.id IN (:ids)"
                    + " ORDER BY CAST(n.id AS text) COLLATE \"C\""
                    + " ON CONFLICT (namespace_id) DO UPDATE SET worker_id = excluded.worker_id,"
                    + " script_name = excluded.script_name, class_name = excluded.class_name"
                    + " WHERE (t.worker_id, t.script_name, t.class_name)"
                    + " <> (excluded.worker_id, excluded.script_name, excluded.class_name)",
            "INSERT INTO usage_namespace (namespace_id, account_id, worker_id, script_name, class_name, storage)"
                    + " SELECT namespace_id, account_id, worker_id, script_name, class_name, storage"
                    + " FROM namespace_deletion WHERE namespace_id IN (:ids)"
                    + " ORDER BY CAST(namespace_id AS text) COLLATE \"C\" ON CONFLICT (namespace_id) DO NOTHING");

    private static final String NAMESPACES =
            "SELECT namespace_id, account_id FROM usage_namespace WHERE namespace_id IN (:ids)";
}
