package dev.holdfast.controlplane.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.ScheduleRun;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.list.ListCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What pods recorded of the last runs. Blocking. */
@ApplicationScoped
class ScheduleRuns {
    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final ListCommands<String, String> lists;

    ScheduleRuns(RedisDataSource redis) {
        this.lists = redis.list(String.class);
    }

    /** Newest first. */
    List<ScheduleRun> of(String workerId) {
        return lists.lrange(RedisKeys.scheduleRuns(workerId), 0, -1).stream()
                .map(this::parsed)
                .toList();
    }

    private ScheduleRun parsed(String json) {
        try {
            return mapper.readValue(json, ScheduleRun.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
