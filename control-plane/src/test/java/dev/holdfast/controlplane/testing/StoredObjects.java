package dev.holdfast.controlplane.testing;

import static dev.holdfast.controlplane.testing.Beans.bean;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.Shards;
import io.quarkus.redis.datasource.RedisDataSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Objects as pods store them: each with a name, two values and an alarm that is far away. */
public record StoredObjects(String namespace, List<String> ids) {
    /** The number 1, serialized. */
    private static final byte[] ONE = {(byte) 0xff, 15, 'I', 2};

    private static final long ALARM = 4_000_000_000_000L;

    /** Objects whose ids are as good as random, but the same in every run. */
    public static StoredObjects of(String namespace, int count) {
        Random random = new Random(namespace.hashCode());
        StoredObjects objects = new StoredObjects(
                namespace,
                IntStream.range(0, count)
                        .mapToObj(number -> {
                            byte[] bytes = new byte[32];
                            random.nextBytes(bytes);
                            return HexFormat.of().formatHex(bytes);
                        })
                        .toList());
        IntStream.range(0, count).forEach(objects::store);
        return objects;
    }

    /** Every key that belongs to one of the objects only. */
    public Stream<String> keys() {
        return ids.stream().flatMap(id -> RedisKeys.objectKeys(Shards.of(id), namespace, id).stream());
    }

    /** How many of the alarms are set. */
    public long alarms() {
        return ids.stream()
                .filter(id -> redis().sortedSet(String.class)
                        .zscore(RedisKeys.alarms(Shards.of(id)), RedisKeys.alarm(namespace, id))
                        .isPresent())
                .count();
    }

    /** Stores the number 1 in an object, besides what it has. */
    public void put(String id, String key) {
        int shard = Shards.of(id);
        redis().hash(String.class, String.class, byte[].class)
                .hset(RedisKeys.objectValues(shard, namespace, id), key, ONE);
        redis().sortedSet(String.class).zadd(RedisKeys.objectIndex(shard, namespace, id), 0, key);
    }

    public static String name(int number) {
        return "object-%04d".formatted(number);
    }

    private void store(int number) {
        String id = ids.get(number);
        int shard = Shards.of(id);
        var hashes = redis().hash(String.class);
        var sets = redis().sortedSet(String.class);
        put(id, "a");
        put(id, "b");
        hashes.hset(
                RedisKeys.objectMeta(shard, namespace, id),
                Map.of("commit", "1", "token", "t", "bytes", "12", "name", name(number), "listed", "1"));
        sets.zadd(RedisKeys.objectIds(shard, namespace), 0, id);
        sets.zadd(RedisKeys.objectNames(shard, namespace), 0, RedisKeys.namedObject(name(number), id));
        sets.zadd(RedisKeys.alarms(shard), ALARM, RedisKeys.alarm(namespace, id));
        hashes.hset(RedisKeys.alarmStates(shard), RedisKeys.alarm(namespace, id), ALARM + " 1 0 0 1");
    }

    private static RedisDataSource redis() {
        return bean(RedisDataSource.class);
    }
}
