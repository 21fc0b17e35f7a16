package dev.holdfast.pod.object;

import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.sandbox.PlacedObject.ReadReply;
import dev.holdfast.pod.storage.Found;
import dev.holdfast.pod.storage.ObjectKey;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Storage reads of one instance: served only while the shard is held under the instance's epoch. */
final class StorageReader {
    private static final Logger LOG = Logger.getLogger(StorageReader.class);
    private static final int MAX_OPEN = 4096;

    private final ObjectKey key;
    private final long epoch;
    private final ObjectServices services;
    private final AtomicInteger open = new AtomicInteger();

    StorageReader(ObjectKey key, long epoch, ObjectServices services) {
        this.key = key;
        this.epoch = epoch;
        this.services = services;
    }

    void read(StorageQuery query, ReadReply reply) {
        if (open.get() >= MAX_OPEN) {
            reply.failed(Failures.OBJECT_OVERLOADED);
            return;
        }
        open.incrementAndGet();
        OptionalLong valid = services.shards().validEpoch(key.shard());
        if (valid.isPresent() && valid.getAsLong() == epoch) {
            readOwned(query, reply);
        } else {
            var _ = services.retry()
                    .inTime(services.shards().acquire(key.shard()))
                    .whenComplete((current, failure) -> {
                        if (current != null && current == epoch) {
                            readOwned(query, reply);
                        } else {
                            open.decrementAndGet();
                            reply.failed(Failures.STORAGE_FENCED);
                        }
                    });
        }
    }

    private void readOwned(StorageQuery query, ReadReply reply) {
        switch (query) {
            case StorageQuery.Alarm _ -> answer(() -> services.alarms().of(key), reply::alarm, reply);
            case StorageQuery.Entries entries ->
                answer(() -> services.store().read(key, entries), found -> answer(found, reply), reply);
        }
    }

    private <T> void answer(Supplier<CompletionStage<T>> read, Consumer<T> found, ReadReply reply) {
        var _ = services.retry().untilDone(read).whenComplete((answer, failure) -> {
            open.decrementAndGet();
            if (answer != null) {
                found.accept(answer);
            } else {
                LOG.warnf("storage of object %s not read: %s", key.objectId(), failure.getMessage());
                reply.failed(Failures.STORAGE_TIMEOUT);
            }
        });
    }

    private static void answer(Found found, ReadReply reply) {
        switch (found.extent()) {
            case ASKED -> reply.entries(found.entries());
            case EVERYTHING -> reply.everything(found.entries());
            case TOO_LARGE -> reply.failed(Failures.STORAGE_ANSWER);
        }
    }
}
