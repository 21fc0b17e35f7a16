package dev.holdfast.controlplane.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.contract.rollup.Counter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds sums to the tables of usage. Called inside a transaction. All writers take tables and rows in one order, so that
 * none waits for another that waits for it.
 */
@ApplicationScoped
class UsageTables {
    private static final int ROWS_PER_STATEMENT = 2000;

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final EntityManager entities;

    UsageTables(EntityManager entities) {
        this.entities = entities;
    }

    void add(Folded folded) {
        folded.sums().forEach((resolution, sums) -> {
            List<Map<String, Object>> rows = new ArrayList<>();
            sums.forEach((key, sum) -> rows.add(row(key, sum)));
            execute(UPSERT_SUMS.formatted(resolution.table()), rows);
        });
        List<Map<String, Object>> objects = new ArrayList<>();
        folded.objects().forEach((key, known) -> objects.add(row(key, known)));
        execute(UPSERT_OBJECTS, objects);
    }

    private void execute(String sql, List<Map<String, Object>> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            entities.createNativeQuery(sql)
                    .setParameter("rows", json(rows.subList(from, Math.min(from + ROWS_PER_STATEMENT, rows.size()))))
                    .executeUpdate();
        }
    }

    private String json(List<Map<String, Object>> rows) {
        try {
            return mapper.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> row(UsageKey key, UsageSum sum) {
        Map<String, Object> row = new HashMap<>();
        row.put("account_id", key.account());
        row.put("worker_id", key.worker());
        row.put("version_id", key.version());
        row.put("namespace_id", key.namespace());
        row.put("object_id", key.object());
        row.put("start", key.start() * 60);
        for (Counter counter : Counter.values()) {
            row.put(CounterColumns.of(counter), sum.count(counter));
        }
        row.put(CounterColumns.ERRORS, sum.errors());
        row.put("outcomes", sum.outcomes());
        row.put("cpu", sum.cpu());
        row.put("wall", sum.wall());
        putGauges(row, sum.stored(), sum.sockets());
        return row;
    }

    private static Map<String, Object> row(Folded.ObjectKey key, Folded.KnownObject known) {
        Map<String, Object> row = new HashMap<>();
        row.put("namespace_id", key.namespace());
        row.put("object_id", key.object());
        row.put("account_id", known.account());
        row.put("name", known.name());
        putGauges(row, known.stored(), known.sockets());
        return row;
    }

    private static void putGauges(Map<String, Object> row, Gauge stored, Gauge sockets) {
        row.put("stored_order", stored.order());
        row.put("stored_bytes", stored.value());
        row.put("sockets_order", sockets.order());
        row.put("sockets", sockets.value());
    }

    private static final String GAUGES = "stored_order, stored_bytes, sockets_order, sockets";

    private static final String LATEST_GAUGES =
            latest("stored_order", "stored_bytes") + ", " + latest("sockets_order", "sockets");

    private static final String UPSERT_SUMS = "INSERT INTO %s AS t (account_id, worker_id, version_id, namespace_id,"
            + " object_id, start, " + CounterColumns.each(each -> each) + ", outcomes, cpu, wall, " + GAUGES + ")"
            + " SELECT account_id, worker_id, version_id, namespace_id, object_id, to_timestamp(start), "
            + CounterColumns.each(each -> each) + ", outcomes, cpu, wall, " + GAUGES
            + " FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(account_id text, worker_id text, version_id text,"
            + " namespace_id text, object_id text, start bigint, " + CounterColumns.each(each -> each + " bigint")
            + ", outcomes jsonb, cpu jsonb, wall jsonb, stored_order bigint, stored_bytes bigint, sockets_order bigint,"
            + " sockets bigint)"
            + " ON CONFLICT (account_id, namespace_id, object_id, start, worker_id, version_id) DO UPDATE SET "
            + CounterColumns.each(each -> each + " = t." + each + " + excluded." + each)
            + ", outcomes = add_counts(t.outcomes, excluded.outcomes), cpu = add_counts(t.cpu, excluded.cpu),"
            + " wall = add_counts(t.wall, excluded.wall), " + LATEST_GAUGES;

    private static final String UPSERT_OBJECTS = "INSERT INTO usage_object AS t (namespace_id, object_id, account_id,"
            + " name, " + GAUGES + ")"
            + " SELECT namespace_id, object_id, account_id, name, " + GAUGES
            + " FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(namespace_id text, object_id text, account_id text,"
            + " name text, stored_order bigint, stored_bytes bigint, sockets_order bigint, sockets bigint)"
            + " ON CONFLICT (namespace_id, object_id) DO UPDATE SET name = coalesce(t.name, excluded.name), "
            + LATEST_GAUGES;

    /** The pair that {@link Gauge#latest} would choose. */
    private static String latest(String order, String value) {
        String newer = "CASE WHEN (excluded.%1$s, excluded.%2$s) > (t.%1$s, t.%2$s)".formatted(order, value);
        return "%1$s = %3$s THEN excluded.%1$s ELSE t.%1$s END, %2$s = %3$s THEN excluded.%2$s ELSE t.%2$s END"
                .formatted(order, value, newer);
    }
}
