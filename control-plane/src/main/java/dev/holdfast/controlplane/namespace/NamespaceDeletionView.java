package dev.holdfast.controlplane.namespace;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.contract.Shards;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the deletion of a namespace is.
 *
 * @param script the worker that had it
 * @param deletedObjects objects that are gone so far; a few more, if the control plane was killed meanwhile
 * @param shardsDone of {@code shards}, in how many nothing is left
 * @param finishedOn absent while there is something left
 */
@Schema(name = "DurableObjectNamespaceDeletion")
public record NamespaceDeletionView(
        String namespaceId,
        String script,
        @JsonProperty("class") String className,
        Instant requestedOn,
        long deletedObjects,
        int shardsDone,
        int shards,
        @Nullable Instant finishedOn) {
    static NamespaceDeletionView of(NamespaceDeletionEntity deletion) {
        return new NamespaceDeletionView(
                deletion.namespaceId,
                deletion.scriptName,
                deletion.className,
                deletion.requestedOn,
                deletion.deletedObjects,
                deletion.nextShard,
                Shards.COUNT,
                deletion.finishedOn);
    }
}
