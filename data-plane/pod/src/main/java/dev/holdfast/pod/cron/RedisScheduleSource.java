package dev.holdfast.pod.cron;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.PublishedSchedules;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.redis.RedisLines;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the schedules from Redis, anew each time: that is once a minute, and nothing has to be kept fresh. */
final class RedisScheduleSource implements ScheduleSource {
    private static final Logger LOG = Logger.getLogger(RedisScheduleSource.class);

    private final ObjectMapper mapper = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final RedisLines lines;

    RedisScheduleSource(RedisLines lines) {
        this.lines = lines;
    }

    @Override
    public CompletionStage<List<PublishedSchedules>> read() {
        return lines.send(0, Request.cmd(Command.HVALS).arg(RedisKeys.SCHEDULES))
                .thenApply(this::parsed);
    }

    private List<PublishedSchedules> parsed(@Nullable Response values) {
        List<PublishedSchedules> all = new ArrayList<>();
        if (values != null) {
            for (Response value : values) {
                try {
                    all.add(mapper.readValue(value.toBytes(), PublishedSchedules.class));
                } catch (IOException e) {
                    LOG.error("published schedules cannot be read", e);
                }
            }
        }
        return all;
    }
}
