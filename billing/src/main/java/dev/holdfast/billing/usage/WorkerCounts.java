package dev.holdfast.billing.usage;

import dev.holdfast.billing.plan.Metric;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What was counted of a Worker's own invocations.
 *
 * @param cpuMicros CPU time in microseconds
 * @param logEvents what was stored of its logs, those of its objects included
 */
public record WorkerCounts(long requests, long cpuMicros, long logEvents) {
    public Usage usage() {
        return new Usage(Map.of(
                Metric.WORKER_REQUESTS, BigDecimal.valueOf(requests),
                Metric.WORKER_CPU_MILLIS, BigDecimal.valueOf(cpuMicros, 3),
                Metric.LOG_EVENTS, BigDecimal.valueOf(logEvents)));
    }
}
