package dev.holdfast.controlplane.testing;

import static dev.holdfast.controlplane.testing.Beans.bean;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The database of the tests. */
public final class Database {
    private Database() {}

    /**
     * A digest of each table. Left out is what changes by itself: the outbox, what was reported to the payment provider
     * (a job does so each hour), and when tokens were last used.
     */
    public static Map<String, String> dump() {
        try (Connection connection = bean(AgroalDataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            Map<String, String> digests = new TreeMap<>();
            for (String table : tables(statement)) {
                try (ResultSet row = statement.executeQuery(
                        "SELECT md5(coalesce(string_agg(j, '|' ORDER BY j), '')) FROM (SELECT (to_jsonb(t) - 'last_used_on')::text"
                                + " AS j FROM " + table + " t) AS rows")) {
                    row.next();
                    digests.put(table, row.getString(1));
                }
            }
            return digests;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a change that tests cannot wait for. */
    public static void execute(String sql) {
        try (Connection connection = bean(AgroalDataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                + " AND tablename NOT IN ('outbox', 'metered_period', 'meter_report', 'flyway_schema_history')")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
