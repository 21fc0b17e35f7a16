package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.RedisKeys;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyCommands;
import io.quarkus.redis.datasource.sortedset.SortedSetCommands;
import io.quarkus.redis.datasource.value.SetArgs;
import io.quarkus.redis.datasource.value.ValueCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Takes away what objects of deleted namespaces have stored. No pod is asked: once a shard knows that the namespace is
 * gone, an object that is not listed there cannot store anything, and what is still written to one that is taken away
 * is refused, since its commits no longer follow the last one. Doing anything twice does no harm. Blocking; fails when
 * Redis cannot be reached.
 */
@ApplicationScoped
class ObjectWipe {
    /** Longer than a pod can go without having heard of the deletion. */
    private static final Duration GONE = Duration.ofDays(7);

    private static final int MOST_AT_ONCE = 100;

    private final RedisDataSource redis;
    private final ValueCommands<String, String> values;
    private final SortedSetCommands<String, String> lists;
    private final KeyCommands<String> keys;
    private final String script = script();

    ObjectWipe(RedisDataSource redis) {
        this.redis = redis;
        this.values = redis.value(String.class);
        this.lists = redis.sortedSet(String.class);
        this.keys = redis.key();
    }

    /**
     * Wipes some objects of a shard.
     *
     * @return how many; none when none are left
     */
    int some(int shard, String namespaceId) {
        values.set(RedisKeys.namespaceGone(shard, namespaceId), "1", new SetArgs().ex(GONE));
        List<String> ids = lists.zrange(RedisKeys.objectIds(shard, namespaceId), 0, MOST_AT_ONCE - 1);
        if (ids.isEmpty()) {
            keys.del(RedisKeys.objectNames(shard, namespaceId));
        } else {
            wipe(shard, namespaceId, ids);
        }
        return ids.size();
    }

    private void wipe(int shard, String namespaceId, List<String> ids) {
        List<String> touched = new ArrayList<>(List.of(
                RedisKeys.alarms(shard),
                RedisKeys.alarmStates(shard),
                RedisKeys.objectIds(shard, namespaceId),
                RedisKeys.objectNames(shard, namespaceId)));
        ids.forEach(id -> touched.add(RedisKeys.objectMeta(shard, namespaceId, id)));
        ids.forEach(id -> touched.addAll(RedisKeys.objectKeys(shard, namespaceId, id)));
        List<String> call = new ArrayList<>(List.of(script, Integer.toString(touched.size())));
        call.addAll(touched);
        call.add(namespaceId);
        call.addAll(ids);
        redis.execute("EVAL", call.toArray(String[]::new));
    }

    private static String script() {
        try (InputStream in = ObjectWipe.class.getResourceAsStream("wipe.lua")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
