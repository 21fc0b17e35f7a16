package dev.holdfast.controlplane.kv;

import dev.holdfast.kv.KvStore;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the store of KV values this process' connections. */
@Singleton
class KvStoreProducer {
    @Produces
    @Singleton
    KvStore store(Redis redis) {
        return new KvStore(request -> redis.send(request).toCompletionStage());
    }
}
