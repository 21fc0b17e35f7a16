package dev.holdfast.controlplane.operator.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.contract.PodReport;
import dev.holdfast.contract.RedisKeys;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.sortedset.SortedSetCommands;
import io.quarkus.redis.datasource.value.ValueCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What pods told of themselves in the last hour. Blocking; fails when Redis cannot be reached. */
@ApplicationScoped
class PodReports {
    /** Some reports; clocks may differ by less. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final SortedSetCommands<String, String> pods;
    private final ValueCommands<String, String> reports;
    private final Clock clock;

    PodReports(RedisDataSource redis, Clock clock) {
        this.pods = redis.sortedSet(String.class);
        this.reports = redis.value(String.class);
        this.clock = clock;
    }

    /** By name. */
    List<PodView> list() {
        long heardSince = clock.millis() - SILENCE.toMillis();
        return pods.zrange(RedisKeys.PODS, 0, -1).stream()
                .sorted()
                .map(pod -> reports.get(RedisKeys.podReport(pod)))
                .filter(Objects::nonNull)
                .map(this::report)
                .map(report -> PodView.of(report, report.reportedMillis() >= heardSince))
                .toList();
    }

    private PodReport report(String json) {
        try {
            return mapper.readValue(json, PodReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
