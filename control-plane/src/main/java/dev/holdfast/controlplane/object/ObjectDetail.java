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
 * @param pod where it is awake or hibernates
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
        @Nullable String pod,
        @Nullable Running running,
        int sockets) {

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
