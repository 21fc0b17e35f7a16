package dev.holdfast.controlplane.object;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One object, what it stores and how it runs.
 *
 * @param state {@code awake}: an instance is in a pod's memory; {@code hibernating}: only its sockets are kept;
 *     {@code inactive}; {@code unknown}: the pod did not answer in time
 * @param alarm when its alarm runs next
 * @param shard to which its id belongs; where the shard is, the object is
 * @param pod where it is awake or hibernates
 * @param lastActive about when anything last happened in it; absent if that was never counted
 */
@Schema(name = "DurableObjectDetail")
public record ObjectDetail(
        String id,
        @Nullable String name,
        boolean hasStoredData,
        long storedKeys,
        long storedBytes,
        @Nullable Instant alarm,
        String state,
        int shard,
        @Nullable String pod,
        @Nullable Running running,
        int sockets,
        @Nullable Instant lastActive) {

    /**
     * An instance in memory.
     *
     * @param eventsInProgress requests, alarms and events of sockets
     * @param requestsWaiting requests that have not reached the instance
     * @param mayHibernate false: something is in progress, or its code waits for something
     * @param idleMs for how long nothing has been in progress
     */
    @Schema(name = "DurableObjectRunning")
    public record Running(
            String versionId, int eventsInProgress, int requestsWaiting, boolean mayHibernate, long idleMs) {}
}
