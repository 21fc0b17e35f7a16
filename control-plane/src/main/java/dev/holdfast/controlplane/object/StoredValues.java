package dev.holdfast.controlplane.object;

import dev.holdfast.contract.RedisKeys;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.hash.HashCommands;
import io.quarkus.redis.datasource.sortedset.SortedSetCommands;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What objects have stored, as of their last commits. Blocking; fails when Redis cannot be reached. */
@ApplicationScoped
class StoredValues {
    /** Bytes of values that are read at once, as long as no single one is larger. */
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private final RedisDataSource redis;
    private final SortedSetCommands<String, String> lists;
    private final HashCommands<String, String, byte[]> values;
    private final HashCommands<String, String, String> hashes;

    StoredValues(RedisDataSource redis) {
        this.redis = redis;
        this.lists = redis.sortedSet(String.class);
        this.values = redis.hash(String.class, String.class, byte[].class);
        this.hashes = redis.hash(String.class);
    }

    /** @param value serialized */
    record Entry(String key, byte[] value) {}

    /**
     * Some entries in the order of their keys' bytes.
     *
     * @param last key of the last one, if there are others behind it
     */
    record Part(List<Entry> entries, Optional<String> last) {}

    /**
     * How much an object stores.
     *
     * @param alarmMillis when its alarm runs next
     */
    record Size(long keys, long bytes, Optional<String> name, Optional<Long> alarmMillis) {}

    Optional<byte[]> value(ObjectPlace place, String key) {
        return Optional.ofNullable(values.hget(valuesOf(place), key));
    }

    /** @param after key before the first one, or empty */
    Part range(ObjectPlace place, KeyRange range, Optional<String> after, int most) {
        List<String> keys = keys(place, after.map(key -> "(" + key).orElse(range.lower()), most + 1).stream()
                .filter(range::contains)
                .toList();
        List<Entry> entries = new ArrayList<>();
        long bytes = 0;
        String last = "";
        for (String key : keys.subList(0, Math.min(most, keys.size()))) {
            if (bytes > MOST_BYTES) {
                return new Part(entries, Optional.of(last));
            }
            last = key;
            Optional<byte[]> value = value(place, key);
            value.ifPresent(found -> entries.add(new Entry(key, found)));
            bytes += value.map(found -> found.length).orElse(0);
        }
        return new Part(entries, keys.size() > most ? Optional.of(last) : Optional.empty());
    }

    /** Asked for in Redis' own words: keys may be what its client takes for bounds, such as "-". */
    private List<String> keys(ObjectPlace place, String lower, int most) {
        Response answer = redis.execute(
                "ZRANGE",
                RedisKeys.objectIndex(place.shard(), place.namespaceId(), place.objectId()),
                lower,
                "+",
                "BYLEX",
                "LIMIT",
                "0",
                Integer.toString(most));
        List<String> keys = new ArrayList<>();
        answer.forEach(key -> keys.add(key.toString(StandardCharsets.UTF_8)));
        return keys;
    }

    Size size(ObjectPlace place) {
        Map<String, String> meta =
                hashes.hgetall(RedisKeys.objectMeta(place.shard(), place.namespaceId(), place.objectId()));
        var due = lists.zscore(RedisKeys.alarms(place.shard()), RedisKeys.alarm(place.namespaceId(), place.objectId()));
        return new Size(
                values.hlen(valuesOf(place)),
                Long.parseLong(meta.getOrDefault("bytes", "0")),
                Optional.ofNullable(meta.get("name")),
                due.isPresent() ? Optional.of((long) due.getAsDouble()) : Optional.empty());
    }

    private static String valuesOf(ObjectPlace place) {
        return RedisKeys.objectValues(place.shard(), place.namespaceId(), place.objectId());
    }
}
