package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Times;
import dev.holdfast.controlplane.config.UsageConfig;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Of which time metrics are asked for. */
public class MetricsQuery {
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration LONGEST_BETWEEN = Duration.ofDays(400);

    /** Until now, from so long ago: {@code 15m} to {@code 30d}; a day if no times are given either. */
    @QueryParam("last")
    @Nullable
    String last;

    /** RFC 3339. */
    @QueryParam("from")
    @Nullable
    String from;

    /** RFC 3339; now if it is not given. */
    @QueryParam("to")
    @Nullable
    String to;

    /** Length of a point of a series, such as {@code 5m}; one that suits the range if it is not given. */
    @QueryParam("interval")
    @Nullable
    String interval;

    MetricsRange range(Instant now, UsageConfig kept) {
        Instant end = to == null ? now : Times.read("to", to, Times.LAST_DAY);
        Instant start = start(end);
        if (!start.isBefore(end)) {
            throw refused("'from' must be before 'to'");
        }
        if (start.isAfter(now)) {
            throw refused("'from' lies in the future");
        }
        if (Duration.between(start, end).compareTo(LONGEST_BETWEEN) > 0) {
            throw refused("At most %s are shown at once".formatted(Durations.text(LONGEST_BETWEEN)));
        }
        return interval == null
                ? MetricsRange.of(start, end, now, kept)
                : MetricsRange.of(
                        start,
                        end,
                        Durations.read(interval)
                                .orElseThrow(() -> refused("'interval' must be a time such as 5m, 1h or 1d")),
                        now,
                        kept);
    }

    private Instant start(Instant end) {
        if (from != null && last != null) {
            throw refused("Either 'last' or 'from' says where the range begins, not both");
        }
        if (from != null) {
            return Times.read("from", from, Times.LAST_DAY);
        }
        if (last == null && to != null) {
            throw refused("'to' needs a 'from'");
        }
        Duration asked = Durations.read(Objects.requireNonNullElse(last, "24h"))
                .filter(each -> each.compareTo(SHORTEST) >= 0 && each.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> refused("'last' must be a time from 15m to 30d, such as 6h"));
        if (to != null) {
            throw refused("'last' ends now; use 'from' with 'to'");
        }
        return end.minus(asked);
    }

    private static ApiException refused(String message) {
        return new ApiException(ErrorCause.BAD_REQUEST, message);
    }
}
