package dev.holdfast.pod.alarm;

import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.pod.storage.Commit;
import dev.holdfast.pod.storage.CommitOutcome;
import dev.holdfast.pod.storage.Found;
import dev.holdfast.pod.storage.ObjectKey;
import dev.holdfast.pod.storage.ObjectStore;
import dev.holdfast.pod.storage.StoredObject;
import java.util.concurrent.CompletionStage;

/** A store that notes which alarms commits have set, or may have set before they failed. */
public record NotingStore(ObjectStore store, DueTimes times) implements ObjectStore {
    @Override
    public CompletionStage<CommitOutcome> commit(Commit commit) {
        return store.commit(commit).whenComplete((outcome, failure) -> note(commit));
    }

    @Override
    public CompletionStage<StoredObject> open(ObjectKey object) {
        return store.open(object);
    }

    @Override
    public CompletionStage<Found> read(ObjectKey object, StorageQuery.Entries query) {
        return store.read(object, query);
    }

    private void note(Commit commit) {
        for (StorageChange change : commit.changes()) {
            if (change instanceof StorageChange.Alarm alarm) {
                alarm.dueMillis().ifPresent(millis -> times.add(commit.object().shard(), millis));
            }
        }
    }
}
