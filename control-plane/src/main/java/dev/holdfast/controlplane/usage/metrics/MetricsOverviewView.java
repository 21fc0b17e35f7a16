package dev.holdfast.controlplane.usage.metrics;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Metrics of all workers of an account.
 *
 * @param starts where each interval begins
 */
@Schema(name = "MetricsOverview")
public record MetricsOverviewView(
        Instant from, Instant to, long intervalSeconds, List<Instant> starts, List<OfWorker> workers) {
    /**
     * Of one worker's own invocations.
     *
     * @param requests one number for each interval
     * @param errors the same
     */
    @Schema(name = "WorkerMetricsOverview")
    public record OfWorker(String id, String name, MetricValues totals, List<Long> requests, List<Long> errors) {}
}
