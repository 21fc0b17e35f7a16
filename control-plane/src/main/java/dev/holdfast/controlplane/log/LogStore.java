package dev.holdfast.controlplane.log;

import dev.holdfast.contract.trace.TraceSource;
import dev.holdfast.controlplane.log.LogShares.LogShare;
import dev.holdfast.controlplane.usage.LoggedEvents;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Writes logs down, each entry once, however often it comes. Of an account that has used up its share of the day
 * nothing more is stored; a notice says so in the logs of each worker that lost something. Blocking.
 */
@ApplicationScoped
class LogStore {
    /** Whoever changes what is stored takes turns with others, in all control planes. */
    static final long LOCK = 0x6c6f6773;

    private static final int MOST_REJECTED = 1000;
    private static final int MOST_REJECTED_TEXT = 16 * 1024;

    private final LogDatabase database;
    private final LogShares shares;
    private final LogDays days;
    private final LoggedEvents counted;
    private final MeterRegistry metrics;
    private final Clock clock;

    LogStore(
            LogDatabase database,
            LogShares shares,
            LogDays days,
            LoggedEvents counted,
            MeterRegistry metrics,
            Clock clock) {
        this.database = database;
        this.shares = shares;
        this.days = days;
        this.counted = counted;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * All or nothing. What is of no worker of the account that it names is left out.
     *
     * @throws LogDatabaseException if they cannot be stored
     */
    void store(Collection<LogEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.call(connection -> {
            LogDatabase.lock(connection, LOCK);
            Batch batch = new Batch(connection);
            Set<Long> stored = stored(connection, entries);
            Map<String, String> accounts = accounts(connection, entries);
            for (LogEntry entry : entries) {
                TraceSource source = entry.trace().holdfast();
                if (!source.account().equals(accounts.get(source.worker()))) {
                    count("unknown", 1);
                } else if (stored.add(entry.number())) {
                    batch.add(entry);
                }
            }
            batch.write();
            return batch.rows.size();
        });
    }

    /** Puts an entry aside; only so many are kept. */
    void reject(String id, String reason, String entry) {
        count("unreadable", 1);
        String text =
                entry.substring(0, Math.min(entry.length(), MOST_REJECTED_TEXT)).replace('\0', ' ');
        database.call(connection -> {
            try (PreparedStatement statement = LogDatabase.prepare(
                    connection,
                    "INSERT INTO stored_log_rejected (id, reason, entry, rejected_on) SELECT ?, ?, ?, ?"
                            + " WHERE (SELECT count(*) FROM stored_log_rejected) < ? ON CONFLICT DO NOTHING",
                    List.of(
                            id,
                            reason.replace('\0', ' '),
                            text,
                            clock.instant().atOffset(ZoneOffset.UTC),
                            MOST_REJECTED))) {
                return statement.executeUpdate();
            }
        });
    }

    private static Set<Long> stored(Connection connection, Collection<LogEntry> entries) throws SQLException {
        Object[] numbers = entries.stream().map(LogEntry::number).toArray();
        Set<Long> stored = new HashSet<>();
        try (PreparedStatement statement = LogDatabase.prepare(
                        connection,
                        "SELECT number FROM stored_log WHERE number = ANY (?)",
                        List.of(connection.createArrayOf("bigint", numbers)));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                stored.add(rows.getLong(1));
            }
        }
        return stored;
    }

    /** By worker. */
    private static Map<String, String> accounts(Connection connection, Collection<LogEntry> entries)
            throws SQLException {
        Object[] workers = entries.stream()
                .map(each -> each.trace().holdfast().worker())
                .distinct()
                .toArray();
        Map<String, String> accounts = new HashMap<>();
        try (PreparedStatement statement = LogDatabase.prepare(
                        connection,
                        "SELECT id, account_id FROM worker WHERE id = ANY (?)",
                        List.of(connection.createArrayOf("text", workers)));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                accounts.put(rows.getString(1), rows.getString(2));
            }
        }
        return accounts;
    }

    private void count(String outcome, int entries) {
        metrics.counter("holdfast.logs.entries", "outcome", outcome).increment(entries);
    }

    /** What one transaction stores. */
    private final class Batch {
        private final Connection connection;
        private final Map<String, LogUsage> usages = new HashMap<>();
        private final List<LogRow> rows = new ArrayList<>();
        private final Map<LoggedEvents.Of, Long> events = new HashMap<>();

        Batch(Connection connection) {
            this.connection = connection;
        }

        void add(LogEntry entry) throws SQLException {
            LocalDate day =
                    LocalDate.ofInstant(Instant.ofEpochMilli(EntryNumber.millis(entry.number())), ZoneOffset.UTC);
            LogUsage usage = usage(entry.trace().holdfast().account(), day);
            LocalDate until = day.plusDays(usage.share().days());
            LocalDate lastDay = until.isBefore(days.today()) ? days.today() : until;
            if (usage.take(entry)) {
                rows.add(new LogRow(entry, lastDay));
                events.merge(countedFor(entry), (long) entry.events(), Long::sum);
                return;
            }
            count("dropped", 1);
            if (usage.isFirstDropped(entry)) {
                rows.add(new LogRow(full(entry, day, usage.share()), lastDay));
            }
        }

        void write() throws SQLException {
            for (LocalDate lastDay :
                    new HashSet<>(rows.stream().map(LogRow::lastDay).toList())) {
                LogDays.open(connection, lastDay);
            }
            LogRow.insert(connection, rows);
            for (LogUsage usage : usages.values()) {
                usage.write(connection);
            }
            counted.count(events);
            count("stored", rows.size());
        }

        private static LoggedEvents.Of countedFor(LogEntry entry) {
            TraceSource source = entry.trace().holdfast();
            return new LoggedEvents.Of(
                    source.account(),
                    source.worker(),
                    entry.trace().scriptVersion().id(),
                    TimeUnit.MILLISECONDS.toMinutes(EntryNumber.millis(entry.number())));
        }

        private LogUsage usage(String accountId, LocalDate day) throws SQLException {
            String key = accountId + day;
            LogUsage usage = usages.get(key);
            if (usage == null) {
                usage = LogUsage.read(connection, accountId, day, shares.of(accountId));
                usages.put(key, usage);
            }
            return usage;
        }

        private LogEntry full(LogEntry dropped, LocalDate day, LogShare share) {
            String message =
                    ("No more logs of %s (UTC) are stored: the account has used up its %d log events or %d bytes"
                                    + " of the day. Live tails go on.")
                            .formatted(day, share.events(), share.bytes());
            return LogEntry.of(dropped.number(), Notice.leftOut(dropped.trace(), dropped.time(), message));
        }
    }
}
