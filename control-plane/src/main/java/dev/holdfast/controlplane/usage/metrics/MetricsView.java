package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.controlplane.usage.UsageQueries;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of something over time.
 *
 * @param from what was asked for, widened to whole intervals
 * @param series one point for each interval
 * @param groups those with the most requests, at most 20; empty unless grouping was asked for
 * @param present what the objects have now; absent for workers
 */
@Schema(name = "Metrics")
public record MetricsView(
        Instant from,
        Instant to,
        long intervalSeconds,
        MetricValues totals,
        List<Point> series,
        List<Group> groups,
        @Nullable Present present) {
    /** One interval. */
    @Schema(name = "MetricPoint")
    public record Point(Instant start, MetricValues values) {}

    /**
     * One version or one outcome.
     *
     * @param key id of the version, or name of the outcome; of outcomes only {@code requests} and {@code outcomes} are
     *     counted
     */
    @Schema(name = "MetricGroup")
    public record Group(String key, MetricValues totals, List<Point> series) {}

    /**
     * What objects have now, as far as pods have told.
     *
     * @param objects how many objects have told
     * @param sockets open ones, hibernating too
     */
    @Schema(name = "MetricsPresent")
    public record Present(long objects, long storedBytes, long sockets) {
        static Present of(UsageQueries.Present present) {
            return new Present(present.objects(), present.storedBytes(), present.sockets());
        }
    }
}
