package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.controlplane.usage.UsageQueries;
import dev.holdfast.controlplane.usage.UsageSum;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts sums of steps together into series with a point for each interval. Pure. */
final class MetricSeries {
    private static final int MOST_GROUPS = 20;

    private final MetricsRange range;
    private final Map<Instant, UsageSum> points = new LinkedHashMap<>();
    private final UsageSum total = new UsageSum();

    MetricSeries(MetricsRange range) {
        this.range = range;
        range.starts().forEach(start -> points.put(start, new UsageSum()));
    }

    static MetricSeries of(MetricsRange range, List<UsageQueries.Step> steps) {
        MetricSeries series = new MetricSeries(range);
        steps.forEach(step -> series.add(step.start(), step.sum()));
        return series;
    }

    /** The groups with the most requests. */
    static List<MetricsView.Group> groups(MetricsRange range, List<UsageQueries.Step> steps, Grouping grouping) {
        Map<String, MetricSeries> byKey = new LinkedHashMap<>();
        Function<String, MetricSeries> empty = key -> new MetricSeries(range);
        for (UsageQueries.Step step : steps) {
            switch (grouping) {
                case VERSION -> byKey.computeIfAbsent(step.part(), empty).add(step.start(), step.sum());
                case OUTCOME ->
                    step.sum()
                            .outcomes()
                            .forEach((outcome, count) -> byKey.computeIfAbsent(outcome.text(), empty)
                                    .add(step.start(), only(outcome, count)));
                case NONE -> {}
            }
        }
        return byKey.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, MetricSeries> each) ->
                                -each.getValue().requests())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_GROUPS)
                .map(each -> new MetricsView.Group(
                        each.getKey(), each.getValue().totals(), each.getValue().series()))
                .toList();
    }

    MetricValues totals() {
        return MetricValues.of(total);
    }

    List<MetricsView.Point> series() {
        return points.entrySet().stream()
                .map(each -> new MetricsView.Point(each.getKey(), MetricValues.of(each.getValue())))
                .toList();
    }

    /** A number of each point. */
    List<Long> numbers(Function<UsageSum, Long> number) {
        return points.values().stream().map(number).toList();
    }

    MetricsView view(List<MetricsView.Group> groups, MetricsView.Present present) {
        return new MetricsView(
                range.from(), range.to(), range.interval().toSeconds(), totals(), series(), groups, present);
    }

    void add(Instant start, UsageSum sum) {
        total.add(sum);
        points.computeIfAbsent(start, missing -> new UsageSum()).add(sum);
    }

    private long requests() {
        return total.count(Counter.REQUESTS);
    }

    private static UsageSum only(Outcome outcome, long count) {
        UsageSum sum = new UsageSum();
        sum.add(outcome, count);
        sum.add(Counter.REQUESTS, count);
        return sum;
    }
}
