package dev.holdfast.controlplane.object;

import static dev.holdfast.controlplane.testing.Beans.bean;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.ObjectReply;
import dev.holdfast.contract.ObjectRequest;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.Shards;
import io.quarkus.redis.datasource.RedisDataSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Owns all shards, and answers requests as it is told. */
final class FakeOwner implements AutoCloseable {
    private final ObjectMapper mapper = new ObjectMapper();
    private final RedisDataSource redis = bean(RedisDataSource.class);
    private final List<ObjectRequest> seen = new CopyOnWriteArrayList<>();
    private final ObjectReply reply;
    private final CompletableFuture<Void> serving;
    private volatile boolean closed;

    FakeOwner(ObjectReply reply, String objectId) {
        this.reply = reply;
        int shard = Shards.of(objectId);
        redis.hash(String.class)
                .hset(RedisKeys.shardLease(shard), Map.of("owner", "fake/1", "epoch", "1", "expires", "9999999999999"));
        serving = CompletableFuture.runAsync(() -> serve(RedisKeys.objectRequests(shard)));
    }

    List<ObjectRequest> seen() {
        return seen;
    }

    private void serve(String list) {
        while (!closed) {
            String request = redis.list(String.class).lpop(list);
            if (request != null) {
                answer(request);
            }
            pause();
        }
    }

    private void answer(String json) {
        try {
            ObjectRequest request = mapper.readValue(json, ObjectRequest.class);
            seen.add(request);
            redis.value(String.class)
                    .set(
                            RedisKeys.objectReply(request.id()),
                            mapper.writerFor(ObjectReply.class).writeValueAsString(reply));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        serving.join();
    }
}
