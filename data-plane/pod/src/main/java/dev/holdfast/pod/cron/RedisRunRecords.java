package dev.holdfast.pod.cron;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.ScheduleRun;
import dev.holdfast.pod.redis.RedisLines;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import org.jboss.logging.Logger;

/** The last hundred runs of each worker, forgotten when it was not run for a month. */
final class RedisRunRecords implements RunRecords {
    private static final Logger LOG = Logger.getLogger(RedisRunRecords.class);
    private static final int KEPT = 100;
    private static final int KEPT_SECONDS = 30 * 24 * 3600;

    private final ObjectMapper mapper = new ObjectMapper();
    private final RedisLines lines;

    RedisRunRecords(RedisLines lines) {
        this.lines = lines;
    }

    @Override
    public void add(String workerId, ScheduleRun run) {
        String key = RedisKeys.scheduleRuns(workerId);
        int affinity = workerId.hashCode();
        var _ = lines.send(affinity, Request.cmd(Command.LPUSH).arg(key).arg(json(run)));
        var _ = lines.send(affinity, Request.cmd(Command.LTRIM).arg(key).arg(0).arg(KEPT - 1));
        var _ = lines.send(affinity, Request.cmd(Command.EXPIRE).arg(key).arg(KEPT_SECONDS))
                .exceptionally(failure -> {
                    LOG.warnf("a run of worker %s is not recorded: %s", workerId, failure.getMessage());
                    return null;
                });
    }

    private String json(ScheduleRun run) {
        try {
            return mapper.writeValueAsString(run);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
