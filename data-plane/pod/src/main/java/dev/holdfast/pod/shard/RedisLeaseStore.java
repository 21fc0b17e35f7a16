package dev.holdfast.pod.shard;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.redis.RedisLines;
import dev.holdfast.pod.redis.RedisScript;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Leases in Redis; moments are those of the Redis server's clock. */
public final class RedisLeaseStore implements LeaseStore {
    private static final RedisScript ACQUIRE = RedisScript.of(RedisLeaseStore.class, "acquire.lua");
    private static final RedisScript KEEP = RedisScript.of(RedisLeaseStore.class, "keep.lua");

    private final RedisLines lines;

    public RedisLeaseStore(RedisLines lines) {
        this.lines = lines;
    }

    @Override
    public CompletionStage<Answer> acquire(int shard, Owner owner, Duration duration) {
        return ACQUIRE.run(
                        lines,
                        shard,
                        keys(shard),
                        request -> request.arg(owner.pod())
                                .arg(owner.incarnation())
                                .arg(duration.toMillis()))
                .thenApply(RedisLeaseStore::answer);
    }

    @Override
    public CompletionStage<Boolean> renew(int shard, Owner owner, long epoch, Duration duration) {
        return keep(shard, owner, epoch, duration.toMillis());
    }

    @Override
    public CompletionStage<Boolean> release(int shard, Owner owner, long epoch) {
        return keep(shard, owner, epoch, 0);
    }

    private CompletionStage<Boolean> keep(int shard, Owner owner, long epoch, long millis) {
        return KEEP.run(
                        lines,
                        shard,
                        keys(shard),
                        request -> request.arg(owner.pod() + "/" + owner.incarnation())
                                .arg(epoch)
                                .arg(millis))
                .thenApply(answer -> answer.toInteger() == 1);
    }

    private static Answer answer(Response response) {
        long epoch = response.get(0).toLong();
        return epoch >= 0
                ? new Granted(epoch)
                : new HeldByOther(
                        response.get(1).toString(),
                        Duration.ofMillis(response.get(2).toLong()));
    }

    private static List<String> keys(int shard) {
        return List.of(RedisKeys.shardLease(shard));
    }
}
