package dev.holdfast.controlplane.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.contract.RedisKeys;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.hash.HashCommands;
import io.quarkus.redis.datasource.keys.KeyCommands;
import io.quarkus.redis.datasource.pubsub.PubSubCommands;
import io.quarkus.redis.datasource.value.ValueCommands;
import jakarta.enterprise.context.ApplicationScoped;

/** The published facts in Redis, in the JSON of the contract. Blocking; fails when Redis cannot be reached. */
@ApplicationScoped
class FactStore {
    /** Not the mapper of the REST API: the contract's names are those of its records. */
    private final JsonMapper mapper = JsonMapper.builder().build();

    private final ValueCommands<String, String> values;
    private final HashCommands<String, String, String> hashes;
    private final KeyCommands<String> keys;
    private final PubSubCommands<String> channels;

    FactStore(RedisDataSource redis) {
        this.values = redis.value(String.class);
        this.hashes = redis.hash(String.class);
        this.keys = redis.key();
        this.channels = redis.pubsub(String.class);
    }

    boolean has(FactKind kind, String key) {
        return kind.isInHash() ? hashes.hexists(kind.redisKey(key), key) : keys.exists(kind.redisKey(key));
    }

    void put(FactKind kind, String key, Object fact) {
        if (kind.isInHash()) {
            hashes.hset(kind.redisKey(key), key, json(fact));
        } else {
            values.set(kind.redisKey(key), json(fact));
        }
        tell(kind, key);
    }

    void remove(FactKind kind, String key) {
        if (kind.isInHash()) {
            hashes.hdel(kind.redisKey(key), key);
        } else {
            keys.del(kind.redisKey(key));
        }
        tell(kind, key);
    }

    private void tell(FactKind kind, String key) {
        kind.change(key).ifPresent(change -> channels.publish(RedisKeys.CHANGES, json(change)));
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
