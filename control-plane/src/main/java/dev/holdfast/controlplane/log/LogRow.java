package dev.holdfast.controlplane.log;

import dev.holdfast.contract.trace.TraceSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * A row of the table.
 *
 * @param lastDay after which it may be taken away
 */
record LogRow(LogEntry entry, LocalDate lastDay) {
    private static final String INSERT = "INSERT INTO stored_log (number, last_day, account_id, worker_id, version_id,"
            + " time, kind, outcome, request_id, namespace_id, object_id, object_name, levels, words, trace, bytes)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static void insert(Connection connection, List<LogRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (LogRow row : rows) {
                row.fill(connection, statement);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void fill(Connection connection, PreparedStatement statement) throws SQLException {
        TraceSource source = entry.trace().holdfast();
        List<?> values = Arrays.asList(
                entry.number(),
                lastDay,
                source.account(),
                source.worker(),
                entry.trace().scriptVersion().id(),
                entry.time().atOffset(ZoneOffset.UTC),
                entry.kind().id(),
                entry.trace().outcome().text(),
                source.request(),
                source.namespace(),
                source.object(),
                source.objectName(),
                connection.createArrayOf("text", entry.levels().toArray()),
                entry.words(),
                entry.shown(),
                entry.bytes());
        for (int position = 0; position < values.size(); position++) {
            statement.setObject(position + 1, values.get(position));
        }
    }
}
