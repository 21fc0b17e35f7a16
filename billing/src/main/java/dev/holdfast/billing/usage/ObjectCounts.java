package dev.holdfast.billing.usage;

import dev.holdfast.billing.plan.Metric;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What was counted of objects (rules: reference durable-objects 10.2).
 *
 * @param requests requests, sessions of remote calls, runs of alarms; no messages of sockets
 * @param socketMessages incoming ones, each of them
 * @param activeMillis for how long objects were in memory and could not hibernate
 * @param reads rows of SQLite storage, units of key-value storage
 * @param writes the same
 * @param deletes keys; with SQLite storage each is a row written
 */
public record ObjectCounts(
        long requests, long socketMessages, long activeMillis, long reads, long writes, long deletes) {
    private static final BigDecimal REQUESTS_PER_MESSAGE = new BigDecimal("0.05");

    /** Every object is billed with 128 MB, whatever it uses. */
    private static final BigDecimal GB_SECONDS_PER_MILLI = new BigDecimal("0.000128");

    /** How long an object may be active for so many GB-seconds, in whole milliseconds. */
    public static long activeMillis(BigDecimal gbSeconds) {
        return gbSeconds.divideToIntegralValue(GB_SECONDS_PER_MILLI).longValueExact();
    }

    /** Of objects with SQLite storage. */
    public Usage ofSqlite() {
        return compute()
                .plus(new Usage(Map.of(
                        Metric.SQLITE_ROWS_READ, BigDecimal.valueOf(reads),
                        Metric.SQLITE_ROWS_WRITTEN, BigDecimal.valueOf(Math.addExact(writes, deletes)))));
    }

    /** Of objects with key-value storage. */
    public Usage ofKeyValue() {
        return compute()
                .plus(new Usage(Map.of(
                        Metric.KV_READ_UNITS, BigDecimal.valueOf(reads),
                        Metric.KV_WRITE_UNITS, BigDecimal.valueOf(writes),
                        Metric.KV_DELETES, BigDecimal.valueOf(deletes))));
    }

    private Usage compute() {
        return new Usage(Map.of(
                Metric.OBJECT_REQUESTS,
                BigDecimal.valueOf(requests)
                        .add(BigDecimal.valueOf(socketMessages).multiply(REQUESTS_PER_MESSAGE)),
                Metric.OBJECT_GB_SECONDS,
                BigDecimal.valueOf(activeMillis).multiply(GB_SECONDS_PER_MILLI)));
    }
}
