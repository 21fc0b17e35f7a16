package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.contract.rollup.Histogram;
import dev.holdfast.controlplane.usage.UsageSum;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was counted in some time.
 *
 * @param requests invocations but for messages of sockets
 * @param errors invocations that failed, whatever the way
 * @param outcomes how invocations ended; messages of hibernating sockets too, and as {@code refused} requests that the
 *     platform answered itself, which are none of the requests
 * @param subrequests requests that invocations made
 * @param cpuMicros CPU time in microseconds
 * @param wallMicros sum of the invocations' time in microseconds
 * @param cpu CPU time of single invocations; absent if there were none
 * @param wall time of single invocations; absent if there were none
 * @param activeMillis for how long objects were in memory and could not hibernate
 */
@Schema(name = "MetricValues")
public record MetricValues(
        long requests,
        long errors,
        Map<String, Long> outcomes,
        long subrequests,
        long cpuMicros,
        long wallMicros,
        @Nullable Quantiles cpu,
        @Nullable Quantiles wall,
        long activeMillis,
        long socketMessagesIn,
        long socketMessagesOut,
        long storageReadUnits,
        long storageWriteUnits,
        long storageDeletes,
        long kvReads,
        long kvWrites,
        long kvDeletes,
        long kvLists,
        long bytesIn,
        long bytesOut,
        long alarms) {

    /** Values that these shares of invocations do not exceed, in microseconds, within 4.5 %. */
    @Schema(name = "MetricQuantiles")
    public record Quantiles(long p50, long p75, long p99, long p999) {
        static @Nullable Quantiles of(Histogram histogram) {
            return histogram.count() == 0
                    ? null
                    : new Quantiles(
                            histogram.quantile(0.5),
                            histogram.quantile(0.75),
                            histogram.quantile(0.99),
                            histogram.quantile(0.999));
        }
    }

    static MetricValues of(UsageSum sum) {
        Map<String, Long> outcomes = new TreeMap<>();
        sum.outcomes().forEach((outcome, count) -> outcomes.put(outcome.text(), count));
        return new MetricValues(
                sum.count(Counter.REQUESTS),
                sum.errors(),
                outcomes,
                sum.count(Counter.SUBREQUESTS),
                sum.count(Counter.CPU_MICROS),
                sum.count(Counter.WALL_MICROS),
                Quantiles.of(sum.cpu()),
                Quantiles.of(sum.wall()),
                sum.count(Counter.ACTIVE_MILLIS),
                sum.count(Counter.SOCKET_MESSAGES_IN),
                sum.count(Counter.SOCKET_MESSAGES_OUT),
                sum.count(Counter.STORAGE_READ_UNITS),
                sum.count(Counter.STORAGE_WRITE_UNITS),
                sum.count(Counter.STORAGE_DELETES),
                sum.count(Counter.KV_READS),
                sum.count(Counter.KV_WRITES),
                sum.count(Counter.KV_DELETES),
                sum.count(Counter.KV_LISTS),
                sum.count(Counter.BYTES_IN),
                sum.count(Counter.BYTES_OUT),
                sum.count(Counter.ALARMS));
    }
}
