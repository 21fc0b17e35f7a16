package dev.holdfast.controlplane.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds stored logs of one worker. A search ends after some seconds, and an answer is not larger than some megabytes.
 */
@ApplicationScoped
class LogSearch {
    private static final String COLUMNS =
            "number, time, kind, outcome, levels, version_id, request_id, namespace_id, object_id, object_name, trace";
    private static final String OF_WORKER = " FROM stored_log WHERE account_id = ? AND worker_id = ? AND last_day >= ?";
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_MILLIS = 10_000;

    private final LogDatabase database;
    private final LogDays days;
    private final ObjectMapper mapper;

    LogSearch(LogDatabase database, LogDays days, ObjectMapper mapper) {
        this.database = database;
        this.days = days;
        this.mapper = mapper;
    }

    /**
     * A part of what was found, newest first.
     *
     * @param next where to go on; empty at the end
     */
    record Found(List<LogView> logs, String next) {}

    Found find(String accountId, String workerId, LogQuery query) {
        List<Object> values = new ArrayList<>(List.of(accountId, workerId, days.today()));
        StringBuilder where = new StringBuilder(OF_WORKER);
        query.conditions().forEach((condition, value) -> {
            where.append(" AND ").append(condition);
            values.add(value);
        });
        query.after().ifPresent(cursor -> {
            where.append(" AND (time, number) < (?, ?)");
            values.add(cursor.time().atOffset(ZoneOffset.UTC));
            values.add(cursor.number());
        });
        values.add(query.limit() + 1);
        values.add(MOST_BYTES);
        values.add(query.limit());
        String sql = "SELECT " + COLUMNS + ", found FROM (SELECT *, count(*) OVER () AS found,"
                + " sum(bytes) OVER (ORDER BY time DESC, number DESC) - bytes AS bytes_before FROM (SELECT " + COLUMNS
                + ", bytes" + where + " ORDER BY time DESC, number DESC LIMIT ?) AS newest) AS page"
                + " WHERE bytes_before < ? ORDER BY time DESC, number DESC LIMIT ?";
        return search(connection -> {
            try (PreparedStatement statement = LogDatabase.prepare(connection, sql, values);
                    ResultSet rows = statement.executeQuery()) {
                List<LogView> logs = new ArrayList<>();
                String next = "";
                while (rows.next()) {
                    logs.add(view(rows));
                    next = rows.getLong("found") > logs.size() ? cursor(rows).write() : "";
                }
                return new Found(logs, next);
            }
        });
    }

    /** @param id as {@link LogView} has it */
    Optional<LogView> get(String accountId, String workerId, String id) {
        long number;
        try {
            number = EntryNumber.of(id);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
        String sql = "SELECT " + COLUMNS + OF_WORKER + " AND number = ?";
        return search(connection -> {
            try (PreparedStatement statement =
                            LogDatabase.prepare(connection, sql, List.of(accountId, workerId, days.today(), number));
                    ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(view(rows)) : Optional.empty();
            }
        });
    }

    private <T> T search(LogDatabase.Work<T> work) {
        try {
            return database.call(connection -> {
                bound(connection);
                return work.run(connection);
            });
        } catch (LogDatabaseException e) {
            if (e.isTimeout()) {
                throw new ApiException(
                        ErrorCause.BUSY, "The search took too long; ask for a shorter time or for fewer logs");
            }
            throw e;
        }
    }

    private static void bound(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SET LOCAL statement_timeout = " + MOST_MILLIS)) {
            statement.execute();
        }
    }

    private static LogCursor cursor(ResultSet row) throws SQLException {
        return new LogCursor(row.getObject("time", OffsetDateTime.class).toInstant(), row.getLong("number"));
    }

    private LogView view(ResultSet row) throws SQLException {
        try {
            return new LogView(
                    EntryNumber.id(row.getLong("number")),
                    row.getObject("time", OffsetDateTime.class).toInstant(),
                    row.getString("kind"),
                    row.getString("outcome"),
                    List.of((String[]) row.getArray("levels").getArray()),
                    row.getString("version_id"),
                    row.getString("request_id"),
                    row.getString("namespace_id"),
                    row.getString("object_id"),
                    row.getString("object_name"),
                    mapper.readTree(row.getString("trace")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
