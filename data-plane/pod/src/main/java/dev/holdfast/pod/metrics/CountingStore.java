package dev.holdfast.pod.metrics;

import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.pod.storage.Commit;
import dev.holdfast.pod.storage.CommitOutcome;
import dev.holdfast.pod.storage.Found;
import dev.holdfast.pod.storage.ObjectKey;
import dev.holdfast.pod.storage.ObjectStore;
import dev.holdfast.pod.storage.StoredObject;
import java.util.concurrent.CompletionStage;

/** A store whose commits are counted by outcome. */
public record CountingStore(ObjectStore store, PodMetrics metrics) implements ObjectStore {
    @Override
    public CompletionStage<CommitOutcome> commit(Commit commit) {
        return store.commit(commit).thenApply(outcome -> {
            metrics.commit(outcome);
            return outcome;
        });
    }

    @Override
    public CompletionStage<StoredObject> open(ObjectKey object) {
        return store.open(object);
    }

    @Override
    public CompletionStage<Found> read(ObjectKey object, StorageQuery.Entries query) {
        return store.read(object, query);
    }
}
