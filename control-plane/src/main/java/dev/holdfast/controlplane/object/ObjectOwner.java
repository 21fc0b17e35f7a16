package dev.holdfast.controlplane.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.contract.ObjectReply;
import dev.holdfast.contract.ObjectRequest;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.config.Ids;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.hash.HashCommands;
import io.quarkus.redis.datasource.keys.KeyCommands;
import io.quarkus.redis.datasource.list.ListCommands;
import io.quarkus.redis.datasource.pubsub.PubSubCommands;
import io.quarkus.redis.datasource.value.ValueCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the pod that owns an object's shard, whichever that is. The request waits in a list of the shard; that there is
 * one is told again until there is an answer or nobody waits any more. Blocking.
 */
@ApplicationScoped
class ObjectOwner {
    private static final Duration LIST_KEPT = Duration.ofMinutes(1);
    private static final Duration TOLD_EVERY = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final RedisDataSource redis;
    private final ValueCommands<String, String> values;
    private final ListCommands<String, String> lists;
    private final KeyCommands<String> keys;
    private final HashCommands<String, String, String> hashes;
    private final PubSubCommands<String> channels;
    private final Ids ids;

    ObjectOwner(RedisDataSource redis, Ids ids) {
        this.redis = redis;
        this.values = redis.value(String.class);
        this.lists = redis.list(String.class);
        this.keys = redis.key();
        this.hashes = redis.hash(String.class);
        this.channels = redis.pubsub(String.class);
        this.ids = ids;
    }

    /** Whether any pod owns the shard; if none does, nothing of the object is in anybody's memory. */
    boolean isOwned(ObjectPlace place) {
        Map<String, String> lease = hashes.hgetall(RedisKeys.shardLease(place.shard()));
        return lease.containsKey("owner") && Long.parseLong(lease.getOrDefault("expires", "0")) > now();
    }

    /** The answer; empty when there was none in time: then it is not known whether anything was done. */
    Optional<ObjectReply> ask(ObjectPlace place, ObjectRequest.Action action, Duration patience) {
        ObjectRequest request = new ObjectRequest(
                ids.hex(),
                now() + patience.toMillis(),
                place.accountId(),
                place.namespaceId(),
                place.objectId(),
                action);
        String list = RedisKeys.objectRequests(place.shard());
        lists.rpush(list, json(request));
        keys.pexpire(list, LIST_KEPT);
        return await(place, request, patience);
    }

    private Optional<ObjectReply> await(ObjectPlace place, ObjectRequest request, Duration patience) {
        String key = RedisKeys.objectReply(request.id());
        long begun = System.nanoTime();
        long told = begun - TOLD_EVERY.toNanos();
        Duration pause = FIRST_PAUSE;
        while (System.nanoTime() - begun < patience.toNanos()) {
            if (System.nanoTime() - told >= TOLD_EVERY.toNanos()) {
                told = System.nanoTime();
                channels.publish(RedisKeys.OBJECT_REQUESTS, Integer.toString(place.shard()));
            }
            String answer = values.getdel(key);
            if (answer != null) {
                return Optional.of(reply(answer));
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        lists.lrem(RedisKeys.objectRequests(place.shard()), 1, json(request));
        return Optional.empty();
    }

    private long now() {
        var time = redis.execute("TIME");
        return time.get(0).toLong() * 1000 + time.get(1).toLong() / 1000;
    }

    private String json(ObjectRequest request) {
        try {
            return mapper.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectReply reply(String json) {
        try {
            return mapper.readValue(json, ObjectReply.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a pod", e);
        }
    }
}
