package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.config.UsageConfig;
import dev.holdfast.controlplane.usage.Resolution;
import dev.holdfast.controlplane.usage.UsageWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A stretch of time, divided into intervals. Both ends are multiples of the interval since the epoch, so that what is
 * asked for is widened to whole intervals.
 *
 * @param interval one of those on offer
 * @param resolution of the sums from which the intervals are made
 */
record MetricsRange(Instant from, Instant to, Duration interval, Resolution resolution) {
    private static final List<Duration> INTERVALS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1));

    /** How many intervals there may be at most. */
    private static final int MOST_POINTS = 1500;

    /** Up to how many intervals are chosen for whoever chooses none. */
    static final int ENOUGH_POINTS = 125;

    /**
     * @param from before {@code to}
     * @throws ApiException if the interval is not on offer, or makes too many points, or nothing as fine is kept so far
     *     back
     */
    static MetricsRange of(Instant from, Instant to, Duration interval, Instant now, UsageConfig kept) {
        if (!INTERVALS.contains(interval)) {
            throw refused("'interval' must be one of "
                    + INTERVALS.stream().map(Durations::text).collect(Collectors.joining(", ")));
        }
        MetricsRange range = aligned(from, to, interval);
        if (range.points() > MOST_POINTS) {
            throw refused("An interval of %s makes %d points of this range; at most %d are shown"
                    .formatted(Durations.text(interval), range.points(), MOST_POINTS));
        }
        if (!range.isKept(now, kept)) {
            throw refused("Intervals of %s are kept for %s; this range begins earlier"
                    .formatted(Durations.text(interval), Durations.text(range.resolution.kept(kept))));
        }
        return range;
    }

    /** The same with an interval that suits the range. */
    static MetricsRange of(Instant from, Instant to, Instant now, UsageConfig kept) {
        return INTERVALS.stream()
                .map(interval -> aligned(from, to, interval))
                .filter(range -> range.points() <= ENOUGH_POINTS && range.isKept(now, kept))
                .findFirst()
                .orElseGet(() -> of(from, to, INTERVALS.getLast(), now, kept));
    }

    /** The sums that it takes. */
    UsageWindow window() {
        return new UsageWindow(resolution, from, to);
    }

    long points() {
        return Duration.between(from, to).dividedBy(interval);
    }

    /** Where each interval begins. */
    List<Instant> starts() {
        List<Instant> starts = new ArrayList<>();
        for (Instant start = from; start.isBefore(to); start = start.plus(interval)) {
            starts.add(start);
        }
        return starts;
    }

    private boolean isKept(Instant now, UsageConfig kept) {
        return !from.isBefore(now.minus(resolution.kept(kept)).minus(interval));
    }

    private static MetricsRange aligned(Instant from, Instant to, Duration interval) {
        long seconds = interval.toSeconds();
        Instant end = to.plusNanos(999_999_999);
        return new MetricsRange(
                Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), seconds) * seconds),
                Instant.ofEpochSecond(Math.ceilDiv(end.getEpochSecond(), seconds) * seconds),
                interval,
                resolutionOf(interval));
    }

    private static Resolution resolutionOf(Duration interval) {
        return Arrays.stream(Resolution.values())
                .filter(each -> each.length().compareTo(interval) <= 0)
                .reduce((finer, coarser) -> coarser)
                .orElseThrow();
    }

    private static ApiException refused(String message) {
        return new ApiException(ErrorCause.BAD_REQUEST, message);
    }
}
