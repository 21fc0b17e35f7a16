package dev.holdfast.controlplane.testing;

import java.util.List;

/** Writes sums of usage as if pods had told them. */
public final class RecordedUsage {
    private static final List<String> TABLES = List.of("usage_hour", "usage_minute");

    private RecordedUsage() {}

    /**
     * Adds requests of a Worker.
     *
     * @param start SQL
     */
    public static void add(String table, Tenant tenant, String worker, String start, int requests) {
        Database.execute("""
                INSERT INTO %1$s SELECT * FROM jsonb_populate_record(NULL::%1$s,
                    (SELECT jsonb_object_agg(column_name, 0) FROM information_schema.columns
                     WHERE table_name = '%1$s' AND data_type = 'bigint')
                    || jsonb_build_object('account_id', '%2$s', 'worker_id', '%3$s', 'version_id', 'v', 'namespace_id', '',
                       'object_id', '', 'outcomes', '{}'::jsonb, 'cpu', '{}'::jsonb, 'wall', '{}'::jsonb,
                       'start', %4$s, 'requests', %5$d))""".formatted(table, tenant.account(), worker, start, requests));
    }

    /** Removes all of an account. */
    public static void forget(Tenant tenant) {
        TABLES.forEach(
                table -> Database.execute("DELETE FROM %s WHERE account_id = '%s'".formatted(table, tenant.account())));
    }
}
