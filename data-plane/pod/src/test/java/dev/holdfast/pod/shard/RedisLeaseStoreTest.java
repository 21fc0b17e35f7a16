package dev.holdfast.pod.shard;

import dev.holdfast.pod.TestRedis;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;

class RedisLeaseStoreTest extends LeaseStoreContract {
    private static final TestRedis REDIS = TestRedis.start();
    private static final AtomicInteger LAST_SHARD = new AtomicInteger();

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Override
    LeaseStore store() {
        return new RedisLeaseStore(REDIS.lines());
    }

    @Override
    int freshShard() {
        return LAST_SHARD.incrementAndGet();
    }

    @Override
    void passTime(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
