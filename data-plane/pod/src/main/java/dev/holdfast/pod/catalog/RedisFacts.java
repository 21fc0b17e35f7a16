package dev.holdfast.pod.catalog;

import dev.holdfast.pod.redis.RedisLines;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Published facts in Redis. */
public final class RedisFacts implements FactReader {
    private final RedisLines lines;

    public RedisFacts(RedisLines lines) {
        this.lines = lines;
    }

    @Override
    public CompletionStage<Optional<byte[]>> read(String key) {
        return lines.send(key.hashCode(), Request.cmd(Command.GET).arg(key))
                .thenApply(found -> found == null ? Optional.empty() : Optional.of(found.toBytes()));
    }
}
