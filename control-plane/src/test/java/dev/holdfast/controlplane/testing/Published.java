package dev.holdfast.controlplane.testing;

import static dev.holdfast.controlplane.testing.Beans.bean;

import io.quarkus.redis.datasource.RedisDataSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** What pods would read. */
public final class Published {
    private Published() {}

    public static String get(String key) {
        return Objects.requireNonNull(redis().value(String.class).get(key), "nothing is published under " + key);
    }

    public static boolean has(String key) {
        return redis().key().exists(key);
    }

    /** A field of a hash; empty when there is none. */
    public static Optional<String> field(String hash, String field) {
        return Optional.ofNullable(redis().hash(String.class).hget(hash, field));
    }

    /** Adds in front of a list, as pods do. */
    public static void push(String list, String value) {
        redis().list(String.class).lpush(list, value);
    }

    /** Adds to a stream, as pods do. */
    public static void append(String stream, String field, String value) {
        redis().stream(String.class).xadd(stream, Map.of(field, value));
    }

    /** How many entries a stream has. */
    public static long length(String stream) {
        return redis().stream(String.class).xlen(stream);
    }

    /** Tells whoever listens. */
    public static void tell(String channel, String message) {
        redis().pubsub(String.class).publish(channel, message);
    }

    /** The score of a member of a sorted set; empty when it is none. */
    public static OptionalDouble score(String set, String member) {
        return redis().sortedSet(String.class).zscore(set, member);
    }

    /** Loses everything, as a Redis without its disk would. */
    public static void loseAll() {
        redis().flushall();
    }

    private static RedisDataSource redis() {
        return bean(RedisDataSource.class);
    }
}
