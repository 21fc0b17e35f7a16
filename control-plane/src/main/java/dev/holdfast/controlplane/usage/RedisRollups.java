package dev.holdfast.controlplane.usage;

import dev.holdfast.contract.RedisKeys;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.XGroupCreateArgs;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The stream of batches in Redis, read by all control planes as one consumer group. What one of them took and did not
 * finish, another takes over. Blocking; fails when Redis cannot be reached.
 */
final class RedisRollups implements RollupSource {
    static final String GROUP = "control-plane";

    private static final int MOST = 20;

    private final RedisDataSource redis;
    private final StreamCommands<String, String, String> streams;
    private final String consumer;
    private final Duration patience;

    /**
     * @param consumer differs between processes
     * @param patience how long others are left with what they took
     */
    RedisRollups(RedisDataSource redis, String consumer, Duration patience) {
        this.redis = redis;
        this.streams = redis.stream(String.class);
        this.consumer = consumer;
        this.patience = patience;
    }

    @Override
    public List<Delivery> take() {
        try {
            return taken();
        } catch (RuntimeException e) {
            if (!isCode(e, "NOGROUP")) {
                throw e;
            }
            createGroup();
            return taken();
        }
    }

    @Override
    public void done(List<Delivery> deliveries) {
        String[] ids = deliveries.stream().map(Delivery::id).toArray(String[]::new);
        if (ids.length > 0) {
            streams.xack(RedisKeys.rollups(), GROUP, ids);
            streams.xdel(RedisKeys.rollups(), ids);
        }
    }

    /** Batches in the stream, also those that somebody has taken. */
    long waiting() {
        return streams.xlen(RedisKeys.rollups());
    }

    /** Forgets consumers that are gone and left nothing. */
    void forgetConsumers(Duration idle) {
        var answer = redis.execute("XINFO", "CONSUMERS", RedisKeys.rollups(), GROUP);
        for (int i = 0; answer != null && i < answer.size(); i++) {
            var each = answer.get(i);
            if (each.get("pending").toLong() == 0 && each.get("idle").toLong() > idle.toMillis()) {
                streams.xgroupDelConsumer(
                        RedisKeys.rollups(), GROUP, each.get("name").toString());
            }
        }
    }

    private List<Delivery> taken() {
        List<StreamMessage<String, String, String>> left = streams.xautoclaim(
                        RedisKeys.rollups(), GROUP, consumer, patience, "0-0", MOST)
                .getMessages();
        return deliveries(
                left.isEmpty()
                        ? streams.xreadgroup(
                                GROUP, consumer, RedisKeys.rollups(), ">", new XReadGroupArgs().count(MOST))
                        : left);
    }

    private static List<Delivery> deliveries(List<StreamMessage<String, String, String>> messages) {
        return messages.stream()
                .filter(Objects::nonNull)
                .map(each -> new Delivery(each.id(), each.payload()))
                .toList();
    }

    private void createGroup() {
        try {
            streams.xgroupCreate(RedisKeys.rollups(), GROUP, "0", new XGroupCreateArgs().mkstream());
        } catch (RuntimeException e) {
            if (!isCode(e, "BUSYGROUP")) {
                throw e;
            }
        }
    }

    private static boolean isCode(Throwable failure, String code) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each.getMessage() != null && each.getMessage().contains(code)) {
                return true;
            }
        }
        return false;
    }
}
