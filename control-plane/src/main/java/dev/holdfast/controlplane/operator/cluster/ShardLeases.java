package dev.holdfast.controlplane.operator.cluster;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.Shards;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The leases of all shards, as Redis has them. Blocking; fails when Redis cannot be reached. */
@ApplicationScoped
class ShardLeases {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Shards that are asked in one go. */
    private static final int BATCH = 128;

    private final Redis redis;

    ShardLeases(Redis redis) {
        this.redis = redis;
    }

    /** By number. */
    List<ShardView> list() {
        Response time = redis.send(Request.cmd(Command.TIME)).await().atMost(PATIENCE);
        long now = time.get(0).toLong() * 1000 + time.get(1).toLong() / 1000;
        List<ShardView> shards = new ArrayList<>(Shards.COUNT);
        for (int first = 0; first < Shards.COUNT; first += BATCH) {
            List<Request> requests = new ArrayList<>(2 * BATCH);
            for (int shard = first; shard < Math.min(first + BATCH, Shards.COUNT); shard++) {
                requests.add(Request.cmd(Command.HMGET)
                        .arg(RedisKeys.shardLease(shard))
                        .arg("owner")
                        .arg("epoch")
                        .arg("expires"));
                requests.add(Request.cmd(Command.ZCARD).arg(RedisKeys.alarms(shard)));
            }
            List<Response> answers = redis.batch(requests).await().atMost(PATIENCE);
            for (int i = 0; i < answers.size(); i += 2) {
                shards.add(
                        view(first + i / 2, answers.get(i), answers.get(i + 1).toLong(), now));
            }
        }
        return shards;
    }

    private static ShardView view(int shard, Response lease, long alarms, long now) {
        long left = number(lease.get(2)) - now;
        Response owner = lease.get(0);
        boolean isHeld = owner != null && left > 0;
        return new ShardView(
                shard, isHeld ? podOf(owner.toString()) : null, number(lease.get(1)), isHeld ? left : 0, alarms);
    }

    /** An owner is a pod in one of its lives. */
    private static String podOf(String owner) {
        return owner.substring(0, Math.max(0, owner.lastIndexOf('/')));
    }

    private static long number(@Nullable Response text) {
        return text == null ? 0 : text.toLong();
    }
}
