package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.controlplane.config.UsageConfig;
import dev.holdfast.controlplane.usage.UsageQueries;
import dev.holdfast.controlplane.usage.UsageScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what is asked of metrics, of whatever scope. */
@ApplicationScoped
class Metrics {
    private final UsageQueries queries;
    private final UsageConfig kept;
    private final Clock clock;

    Metrics(UsageQueries queries, UsageConfig kept, Clock clock) {
        this.queries = queries;
        this.kept = kept;
        this.clock = clock;
    }

    MetricsRange range(MetricsQuery query) {
        return query.range(clock.instant(), kept);
    }

    MetricsView view(UsageScope scope, MetricsQuery query, @Nullable String groupBy) {
        MetricsRange range = range(query);
        Grouping grouping = Grouping.read(groupBy, range);
        List<UsageQueries.Step> steps = steps(scope, range, UsageQueries.Part.VERSION);
        return MetricSeries.of(range, steps)
                .view(
                        MetricSeries.groups(range, steps, grouping),
                        scope.namespace().isEmpty() ? null : MetricsView.Present.of(queries.present(scope)));
    }

    List<UsageQueries.Step> steps(UsageScope scope, MetricsRange range, UsageQueries.Part part) {
        return queries.series(scope, range.window(), range.interval(), part);
    }
}
