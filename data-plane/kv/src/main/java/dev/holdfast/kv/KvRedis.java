package dev.holdfast.kv;

import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where commands go. A failed stage leaves open whether the command was executed, even twice. */
@FunctionalInterface
public interface KvRedis {
    CompletionStage<@Nullable Response> send(Request request);
}
