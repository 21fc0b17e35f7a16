package dev.holdfast.pod.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.TestRedis;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

    @Override
    void loseNamespace(int shard, String namespaceId) throws Exception {
        redis.set(RedisKeys.namespaceGone(shard, namespaceId), "1");
    }

    @Test
    void listedObjectsAreInTheirShardsListUnderIdAndName() throws Exception {
        ObjectKey object = new ObjectKey(3, "n".repeat(32), "d".repeat(64));
        ObjectStore store = store(3, 1);
        commit(store, object, 1, Commit.Listing.ENTER);

        assertThat(members(RedisKeys.objectIds(3, object.namespaceId()))).isEqualTo("[" + object.objectId() + "]");
        assertThat(members(RedisKeys.objectNames(3, object.namespaceId())))
                .isEqualTo("[" + RedisKeys.namedObject("lobby", object.objectId()) + "]");

        commit(store, object, 2, Commit.Listing.LEAVE);

        assertThat(members(RedisKeys.objectIds(3, object.namespaceId()))).isEqualTo("[]");
        assertThat(members(RedisKeys.objectNames(3, object.namespaceId()))).isEqualTo("[]");
    }

    private static void commit(ObjectStore store, ObjectKey object, long number, Commit.Listing listing)
            throws Exception {
        Commit commit = new Commit(object, 1, number, "t" + number, Optional.of("lobby"), listing, List.of());
        assertThat(store.commit(commit).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isEqualTo(CommitOutcome.APPLIED);
    }

    private static String members(String key) throws Exception {
        Request all = Request.cmd(Command.ZRANGE).arg(key).arg(0).arg(-1);
        return redis.lines().send(3, all).get(20, TimeUnit.SECONDS).toString();
    }
}
