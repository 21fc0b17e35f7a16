package dev.holdfast.pod.redis;

import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The pod's few connections to Redis. Commands with the same affinity use the same one and keep their order. */
public final class RedisLines {
    private final List<RedisLine> lines;

    public RedisLines(Vertx vertx, Redis redis, int count) {
        VertxInternal internal = (VertxInternal) vertx;
        lines = IntStream.range(0, count)
                .mapToObj(number -> new RedisLine(redis, internal.createEventLoopContext()))
                .toList();
    }

    /** Gives the connections back. */
    public void stop() {
        lines.forEach(RedisLine::stop);
    }

    /** Sends a command once. A failed stage leaves open whether it was executed, even twice. */
    public CompletableFuture<@Nullable Response> send(int affinity, Request request) {
        return lines.get(Math.floorMod(affinity, lines.size())).send(request);
    }
}
