package dev.holdfast.pod.storage;

import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Durable storage of objects. Each method is one try: a stage that fails leaves open whether a commit got through, and
 * the same call may be made again. An applied commit is durable before its stage completes.
 */
public interface ObjectStore {
    /** Applies changes if the writer still owns the shard and the number is next. */
    CompletionStage<CommitOutcome> commit(Commit commit);

    /** What is known of the object. */
    CompletionStage<StoredObject> open(ObjectKey object);

    /** Entries that exist, in ascending order of the unsigned bytes of their keys. */
    CompletionStage<List<StorageEntry>> read(ObjectKey object, StorageQuery query);
}
