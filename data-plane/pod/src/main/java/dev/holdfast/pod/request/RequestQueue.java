package dev.holdfast.pod.request;

import dev.holdfast.contract.ObjectReply;
import dev.holdfast.contract.ObjectRequest;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where requests wait and answers are left. */
interface RequestQueue {
    /** Takes some requests out that may still be done; none when the shard is not held under the epoch. */
    CompletionStage<Taken> take(int shard, long epoch);

    /** Leaves an answer. */
    CompletionStage<?> answer(ObjectRequest request, ObjectReply reply);

    /**
     * Requests that were taken.
     *
     * @param more whether there may be others
     */
    record Taken(List<ObjectRequest> requests, boolean more) {
        public Taken {
            requests = List.copyOf(requests);
        }
    }
}
