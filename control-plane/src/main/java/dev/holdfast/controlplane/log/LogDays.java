package dev.holdfast.controlplane.log;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The last days of logs, UTC: partitions of the table, made when they are needed and dropped when they are over,
 * whatever is in them.
 */
@ApplicationScoped
class LogDays {
    private static final Logger LOG = Logger.getLogger(LogDays.class);
    private static final String PREFIX = "stored_log_until_";
    private static final DateTimeFormatter NAMED = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int REJECTED_KEPT_DAYS = 7;

    private final LogDatabase database;
    private final Clock clock;

    LogDays(LogDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Makes room for logs that are kept until a day. Called by one transaction at a time. */
    static void open(Connection connection, LocalDate lastDay) throws SQLException {
        String name = PREFIX + NAMED.format(lastDay);
        try (PreparedStatement known =
                        LogDatabase.prepare(connection, "SELECT to_regclass(?) IS NOT NULL", List.of(name));
                ResultSet row = known.executeQuery();
                Statement change = connection.createStatement()) {
            if (!row.next() || !row.getBoolean(1)) {
                change.execute("CREATE TABLE %s PARTITION OF stored_log FOR VALUES FROM ('%s') TO ('%s')"
                        .formatted(name, lastDay, lastDay.plusDays(1)));
            }
        }
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void dropPast() {
        drop(today());
    }

    /** Takes away what was kept until a day before this one. */
    void drop(LocalDate day) {
        database.call(connection -> {
            LogDatabase.lock(connection, LogStore.LOCK);
            try (Statement statement = connection.createStatement()) {
                for (String partition : partitions(statement)) {
                    if (LocalDate.parse(partition.substring(PREFIX.length()), NAMED)
                            .isBefore(day)) {
                        statement.execute("DROP TABLE " + partition);
                        LOG.infof("Dropped %s", partition);
                    }
                }
                statement.executeUpdate("DELETE FROM stored_log_day WHERE day < '%s'".formatted(day.minusDays(1)));
                return statement.executeUpdate("DELETE FROM stored_log_rejected WHERE rejected_on < '%s'"
                        .formatted(day.minusDays(REJECTED_KEPT_DAYS)));
            }
        });
    }

    private static List<String> partitions(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT c.relname FROM pg_inherits i"
                + " JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'stored_log'::regclass")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
