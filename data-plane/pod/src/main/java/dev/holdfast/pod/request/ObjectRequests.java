package dev.holdfast.pod.request;

import dev.holdfast.contract.ObjectReply;
import dev.holdfast.contract.ObjectRequest;
import dev.holdfast.contract.PublishedNamespace;
import dev.holdfast.contract.Shards;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.pod.catalog.Catalog;
import dev.holdfast.pod.object.EditOutcome;
import dev.holdfast.pod.object.ObjectDirectory;
import dev.holdfast.pod.object.Presence;
import dev.holdfast.pod.redis.RedisLines;
import dev.holdfast.pod.shard.ShardTable;
import dev.holdfast.pod.storage.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Does what the control plane asks of objects. Every pod hears that a shard has requests; the one that owns the shard,
 * or gets it because nobody does, takes them. One that is told of nothing misses nothing: whoever waits for an answer
 * tells again.
 */
public final class ObjectRequests {
    private static final Logger LOG = Logger.getLogger(ObjectRequests.class);

    private final RequestQueue queue;
    private final ShardTable shards;
    private final Catalog catalog;
    private final ObjectDirectory objects;
    private final String pod;

    /** @param pod name of this pod, for people */
    public ObjectRequests(RedisLines lines, ShardTable shards, Catalog catalog, ObjectDirectory objects, String pod) {
        this(new RedisRequestQueue(lines), shards, catalog, objects, pod);
    }

    ObjectRequests(RequestQueue queue, ShardTable shards, Catalog catalog, ObjectDirectory objects, String pod) {
        this.queue = queue;
        this.shards = shards;
        this.catalog = catalog;
        this.objects = objects;
        this.pod = pod;
    }

    /** A shard has requests, it is said. */
    public void announced(byte[] message) {
        int shard = Integer.parseInt(new String(message, StandardCharsets.US_ASCII));
        if (shard < 0 || shard >= Shards.COUNT) {
            throw new IllegalArgumentException("no shard " + shard);
        }
        serve(shard);
    }

    private void serve(int shard) {
        var _ = shards.acquireIfFree(shard)
                .thenCompose(epoch -> queue.take(shard, epoch))
                .whenComplete((taken, failure) -> {
                    if (failure != null) {
                        LOG.debugf("requests of shard %d are not taken: %s", shard, failure.getMessage());
                        return;
                    }
                    taken.requests().forEach(request -> begin(shard, request));
                    if (taken.more()) {
                        serve(shard);
                    }
                });
    }

    private void begin(int shard, ObjectRequest request) {
        var _ = catalog.namespace(request.namespaceId())
                .thenCompose(found -> found.filter(namespace -> isOf(namespace, shard, request))
                        .map(namespace -> reply(shard, namespace, request))
                        .orElseGet(() -> CompletableFuture.completedFuture(
                                new ObjectReply.Failed("There is no such Durable Object here (any more)."))))
                .exceptionally(failure -> {
                    LOG.errorf(failure, "a request to object %s failed", request.objectId());
                    return new ObjectReply.Failed("The pod could not do it; its log says why.");
                })
                .thenCompose(reply -> queue.answer(request, reply))
                .exceptionally(failure -> {
                    LOG.warnf("a request to object %s is not answered: %s", request.objectId(), failure.getMessage());
                    return null;
                });
    }

    private CompletableFuture<ObjectReply> reply(int shard, PublishedNamespace namespace, ObjectRequest request) {
        ObjectKey key = new ObjectKey(shard, request.namespaceId(), request.objectId());
        return switch (request.action()) {
            case ObjectRequest.Look() -> CompletableFuture.completedFuture(look(key));
            case ObjectRequest.Change(List<ObjectRequest.Edit> edits, boolean force) ->
                objects.change(
                                key,
                                namespace,
                                edits.stream().map(ObjectRequests::change).toList(),
                                force)
                        .thenApply(ObjectRequests::reply);
            case ObjectRequest.Delete(boolean force) ->
                objects.delete(key, namespace, force).thenApply(ObjectRequests::reply);
        };
    }

    private ObjectReply look(ObjectKey key) {
        Optional<Presence> present = objects.presence(key);
        return present.<ObjectReply>map(found -> new ObjectReply.Present(
                        pod,
                        found.versionId(),
                        found.events(),
                        found.waiting(),
                        found.busy(),
                        found.idleMillis(),
                        found.sockets()))
                .orElseGet(ObjectReply.Absent::new);
    }

    private static StorageChange change(ObjectRequest.Edit edit) {
        return switch (edit) {
            case ObjectRequest.Put(String storageKey, byte[] value) -> new StorageChange.Put(storageKey, value);
            case ObjectRequest.Remove(String storageKey) -> new StorageChange.Delete(storageKey);
        };
    }

    private static ObjectReply reply(EditOutcome outcome) {
        return switch (outcome) {
            case EditOutcome.Done() -> new ObjectReply.Done();
            case EditOutcome.Busy() -> new ObjectReply.Busy();
            case EditOutcome.Failed(var reason) -> new ObjectReply.Failed(reason.message());
        };
    }

    private static boolean isOf(PublishedNamespace namespace, int shard, ObjectRequest request) {
        return namespace.accountId().equals(request.accountId())
                && !namespace.gone()
                && Shards.of(request.objectId()) == shard;
    }
}
