package dev.holdfast.pod.object;

/**
 * How an object is present in this pod.
 *
 * @param versionId what its instance runs; empty when it has none
 * @param events requests, alarms and events of sockets in progress
 * @param waiting requests that wait for the instance
 * @param busy whether the instance may not be let go: something is in progress, or its code waits for something
 * @param idleMillis for how long nothing has been in progress
 * @param sockets that the object has left with the pod
 */
public record Presence(String versionId, int events, int waiting, boolean busy, long idleMillis, int sockets) {
    /** Whether an instance is in memory. */
    public boolean isAwake() {
        return !versionId.isEmpty();
    }
}
