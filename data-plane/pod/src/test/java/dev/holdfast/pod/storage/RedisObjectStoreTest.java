package dev.holdfast.pod.storage;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.TestRedis;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisObjectStoreTest extends ObjectStoreContract {
    private static TestRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = TestRedis.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Override
    ObjectStore store(int shard, long epoch) throws Exception {
        Request own = Request.cmd(Command.HSET)
                .arg(RedisKeys.shardLease(shard))
                .arg("epoch")
                .arg(epoch);
        redis.lines().send(shard, own).get(20, TimeUnit.SECONDS);
        return new RedisObjectStore(redis.lines());
    }
}
