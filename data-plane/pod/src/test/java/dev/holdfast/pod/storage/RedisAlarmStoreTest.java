package dev.holdfast.pod.storage;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.TestRedis;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisAlarmStoreTest extends AlarmStoreContract {
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
    void own(int ownedShard, long epoch) throws Exception {
        Request own = Request.cmd(Command.HSET)
                .arg(RedisKeys.shardLease(ownedShard))
                .arg("epoch")
                .arg(epoch);
        redis.lines().send(ownedShard, own).get(20, TimeUnit.SECONDS);
    }

    @Override
    ObjectStore objects() {
        return new RedisObjectStore(redis.lines());
    }

    @Override
    AlarmStore alarms() {
        return new RedisAlarmStore(redis.lines());
    }
}
