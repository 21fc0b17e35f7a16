package dev.holdfast.controlplane.log;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Runs statements in a transaction of their own. Blocking. */
@ApplicationScoped
class LogDatabase {
    private final AgroalDataSource database;

    LogDatabase(AgroalDataSource database) {
        this.database = database;
    }

    /** What is done with a connection. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** @throws LogDatabaseException if a statement fails; nothing is changed then */
    <T> T call(Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return work.run(connection);
            } catch (SQLException e) {
                throw new LogDatabaseException(e);
            }
        });
    }

    /** Makes others that take the same lock wait until the transaction ends. */
    static void lock(Connection connection, long number) throws SQLException {
        try (PreparedStatement statement = prepare(connection, "SELECT pg_advisory_xact_lock(?)", List.of(number))) {
            statement.execute();
        }
    }

    static PreparedStatement prepare(Connection connection, String sql, Collection<?> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        int position = 1;
        for (Object value : values) {
            statement.setObject(position++, value);
        }
        return statement;
    }
}
