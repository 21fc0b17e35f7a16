package dev.holdfast.controlplane.log;

import java.sql.SQLException;

/** A statement failed. */
final class LogDatabaseException extends RuntimeException {
    private static final String CANCELED = "57014";

    private final String state;

    LogDatabaseException(SQLException cause) {
        super(cause);
        this.state = String.valueOf(cause.getSQLState());
    }

    /** Whether the same values will always fail. */
    boolean isOfTheValues() {
        return state.startsWith("22") || state.startsWith("23");
    }

    /** Whether it took longer than was allowed. */
    boolean isTimeout() {
        return state.equals(CANCELED);
    }
}
