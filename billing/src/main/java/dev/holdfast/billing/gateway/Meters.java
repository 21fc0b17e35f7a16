package dev.holdfast.billing.gateway;

import dev.holdfast.billing.plan.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How metrics are metered at the payment provider: in whole units. Of stored gigabytes a unit is a thousandth, of
 * everything else a unit is the metric's own. Fractions of a unit are not charged.
 */
public final class Meters {
    private static final int MEGABYTES_PER_GIGABYTE = 1000;

    private Meters() {}

    /** The name of the metric's events, without our prefix. */
    public static String name(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }

    /** The name of the metric's events. */
    static String event(Metric metric) {
        return "holdfast_" + name(metric);
    }

    /** As people read it on invoices, with the unit where it is not plain. */
    static String title(Metric metric) {
        return switch (metric) {
            case WORKER_REQUESTS -> "Worker requests";
            case WORKER_CPU_MILLIS -> "Worker CPU time (ms)";
            case OBJECT_REQUESTS -> "Durable Object requests";
            case OBJECT_GB_SECONDS -> "Durable Object duration (GB-s)";
            case SQLITE_ROWS_READ -> "SQLite rows read";
            case SQLITE_ROWS_WRITTEN -> "SQLite rows written";
            case SQLITE_STORED_GB -> "SQLite storage (MB-month)";
            case KV_READ_UNITS -> "Key-value read units";
            case KV_WRITE_UNITS -> "Key-value write units";
            case KV_DELETES -> "Key-value deletes";
            case KV_STORED_GB -> "Key-value storage (MB-month)";
            case LOG_EVENTS -> "Log events";
        };
    }

    /** How many of the meter's units one of the metric's units is. */
    static int unitsPer(Metric metric) {
        return switch (metric) {
            case SQLITE_STORED_GB, KV_STORED_GB -> MEGABYTES_PER_GIGABYTE;
            default -> 1;
        };
    }

    /** An amount of a metric in whole units of its meter. */
    public static long units(Metric metric, BigDecimal amount) {
        return amount.multiply(BigDecimal.valueOf(unitsPer(metric)))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
