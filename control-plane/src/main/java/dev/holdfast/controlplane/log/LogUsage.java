package dev.holdfast.controlplane.log;

import dev.holdfast.controlplane.log.LogShares.LogShare;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of an account's share of a day is used up. Lives inside one transaction, of which there is only one at a
 * time.
 */
final class LogUsage {
    private final String accountId;
    private final LocalDate day;
    private final LogShare share;
    private final Map<String, OfWorker> added = new HashMap<>();
    private final Map<String, Long> droppedBefore = new HashMap<>();
    private long events;
    private long bytes;

    private static final class OfWorker {
        private long entries;
        private long events;
        private long bytes;
        private long dropped;
    }

    private LogUsage(String accountId, LocalDate day, LogShare share) {
        this.accountId = accountId;
        this.day = day;
        this.share = share;
    }

    static LogUsage read(Connection connection, String accountId, LocalDate day, LogShare share) throws SQLException {
        LogUsage usage = new LogUsage(accountId, day, share);
        try (PreparedStatement statement = LogDatabase.prepare(
                        connection,
                        "SELECT worker_id, events, bytes, dropped FROM stored_log_day WHERE account_id = ? AND day = ?",
                        List.of(accountId, day));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                usage.events += rows.getLong("events");
                usage.bytes += rows.getLong("bytes");
                usage.droppedBefore.put(rows.getString("worker_id"), rows.getLong("dropped"));
            }
        }
        return usage;
    }

    LogShare share() {
        return share;
    }

    /** Takes room for an entry if there is any left. */
    boolean take(LogEntry entry) {
        OfWorker worker = of(entry);
        if (events + entry.events() > share.events() || bytes + entry.bytes() > share.bytes()) {
            worker.dropped++;
            return false;
        }
        events += entry.events();
        bytes += entry.bytes();
        worker.entries++;
        worker.events += entry.events();
        worker.bytes += entry.bytes();
        return true;
    }

    /** Whether the entry, which was not taken, is the worker's first one of the day. */
    boolean isFirstDropped(LogEntry entry) {
        return of(entry).dropped == 1
                && droppedBefore.getOrDefault(entry.trace().holdfast().worker(), 0L) == 0;
    }

    void write(Connection connection) throws SQLException {
        for (Map.Entry<String, OfWorker> each : added.entrySet()) {
            OfWorker worker = each.getValue();
            try (PreparedStatement statement = LogDatabase.prepare(
                    connection,
                    "INSERT INTO stored_log_day AS d (account_id, worker_id, day, entries, events, bytes, dropped)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, day, worker_id) DO UPDATE SET"
                            + " entries = d.entries + excluded.entries, events = d.events + excluded.events,"
                            + " bytes = d.bytes + excluded.bytes, dropped = d.dropped + excluded.dropped",
                    List.of(
                            accountId,
                            each.getKey(),
                            day,
                            worker.entries,
                            worker.events,
                            worker.bytes,
                            worker.dropped))) {
                statement.executeUpdate();
            }
        }
    }

    private OfWorker of(LogEntry entry) {
        return added.computeIfAbsent(entry.trace().holdfast().worker(), id -> new OfWorker());
    }
}
