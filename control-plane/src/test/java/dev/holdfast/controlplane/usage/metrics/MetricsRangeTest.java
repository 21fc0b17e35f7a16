package dev.holdfast.controlplane.usage.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.usage.FixedUsageConfig;
import dev.holdfast.controlplane.usage.Resolution;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsRangeTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:07:30Z");

    @ParameterizedTest
    @CsvSource({
        "15m, PT1M, MINUTE, 16",
        "1h, PT1M, MINUTE, 61",
        "6h, PT5M, MINUTE, 73",
        "24h, PT15M, MINUTE, 97",
        "3d, PT1H, HOUR, 73",
        "7d, PT3H, HOUR, 57",
        "30d, PT6H, HOUR, 121",
    })
    void anIntervalSuitsTheRange(String last, Duration interval, Resolution resolution, long points) {
        MetricsRange range = range(last, null, null, null);

        assertThat(range.interval()).isEqualTo(interval);
        assertThat(range.resolution()).isEqualTo(resolution);
        assertThat(range.points()).isEqualTo(points);
        assertThat(range.starts()).hasSize((int) points).first().isEqualTo(range.from());
    }

    @Test
    void theRangeIsWidenedToWholeIntervals() {
        MetricsRange range = range(null, "2026-11-26T23:59:59Z", "2026-11-27T00:00:01Z", "1h");

        assertThat(range.from()).isEqualTo("2026-11-26T23:00:00Z");
        assertThat(range.to()).isEqualTo("2026-11-27T01:00:00Z");
        assertThat(range(null, "2026-11-26T23:00:00Z", "2026-11-27T01:00:00Z", "1h"))
                .isEqualTo(range);
    }

    @Test
    void withoutAnythingItIsTheLastDay() {
        assertThat(range(null, null, null, null).from()).isEqualTo("2026-11-26T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "5m, -, -, -, 15m to 30d",
                "31d, -, -, -, 15m to 30d",
                "soon, -, -, -, 15m to 30d",
                "1h, 2026-11-27T08:00:00Z, -, -, not both",
                "1h, -, 2026-11-27T08:00:00Z, -, use 'from' with 'to'",
                "-, -, 2026-11-27T08:00:00Z, -, needs a 'from'",
                "-, yesterday, -, -, must be a time",
                "-, 2026-11-27T08:00:00Z, 2026-11-27T08:00:00Z, -, must be before",
                "-, 2026-11-28T08:00:00Z, 2026-11-29T08:00:00Z, -, lies in the future",
                "-, 2020-11-28T08:00:00Z, -, -, At most 400d",
                "1h, -, -, 7m, must be one of 1m",
                "1h, -, -, often, must be a time such as",
                "30d, -, -, 1m, at most 1500 are shown",
                "-, 2026-11-20T08:00:00Z, 2026-11-20T09:00:00Z, 1m, kept for 3d",
            })
    void sillyRangesAreRefused(
            @Nullable String last,
            @Nullable String from,
            @Nullable String to,
            @Nullable String interval,
            String message) {
        assertThatThrownBy(() -> range(last, from, to, interval))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining(message);
    }

    private static MetricsRange range(
            @Nullable String last, @Nullable String from, @Nullable String to, @Nullable String interval) {
        MetricsQuery query = new MetricsQuery();
        query.last = last;
        query.from = from;
        query.to = to;
        query.interval = interval;
        return query.range(NOW, new FixedUsageConfig());
    }
}
