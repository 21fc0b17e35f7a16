package dev.holdfast.pod.storage;

import dev.holdfast.link.message.StorageQuery;
import java.util.concurrent.CompletionStage;

/**
 * Durable storage of objects. Each method is one try: a stage that fails leaves open whether a commit got through, and
 * the same call may be made again. An applied commit is durable before its stage completes.
 */
public interface ObjectStore {
    /** Bytes of keys and values in the answer to a read. */
    int MOST_ANSWER_BYTES = 32 * 1024 * 1024;

    /** Applies changes if the writer still owns the shard and the number is next. */
    CompletionStage<CommitOutcome> commit(Commit commit);

    /** What is known of the object. */
    CompletionStage<StoredObject> open(ObjectKey object);

    /** Entries that exist, all as of one moment. */
    CompletionStage<Found> read(ObjectKey object, StorageQuery.Entries query);
}
