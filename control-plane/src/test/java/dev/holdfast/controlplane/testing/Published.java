package dev.holdfast.controlplane.testing;

import io.quarkus.arc.Arc;
import io.quarkus.redis.datasource.RedisDataSource;
import java.util.Objects;

/** What pods would read. */
public final class Published {
    private Published() {}

    public static String get(String key) {
        return Objects.requireNonNull(redis().value(String.class).get(key), "nothing is published under " + key);
    }

    public static boolean has(String key) {
        return redis().key().exists(key);
    }

    /** Loses everything, as a Redis without its disk would. */
    public static void loseAll() {
        redis().flushall();
    }

    private static RedisDataSource redis() {
        return Arc.container().select(RedisDataSource.class).get();
    }
}
