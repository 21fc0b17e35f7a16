package dev.holdfast.link.message;

import java.util.List;
import java.util.Optional;

/** What only a pod says. */
public sealed interface PodMessage extends LinkMessage {
    /**
     * Answers {@link SandboxMessage.Hello}.
     *
     * @param heapLimitBytes soft limit of the memory that the script of one isolate holds
     * @param cpuMillis default limit of CPU time per event
     * @param startupMillis limit of CPU time for evaluating a version's modules
     */
    record Welcome(long heapLimitBytes, int cpuMillis, int startupMillis) implements PodMessage {}

    /**
     * Hands a version over. Answered by {@code VersionStarted} or {@code VersionFailed}; events for it may follow at
     * once and wait.
     *
     * @param version number chosen by the pod, unique on this link
     * @param bundle JSON of a version bundle
     */
    record StartVersion(int version, byte[] bundle, int cpuMillis) implements PodMessage {}

    /** No more events for this version will come: its isolates may go once their events are done. */
    record RetireVersion(int version) implements PodMessage {}

    /**
     * Places an object in this sandbox. The instance is created by the object's first event.
     *
     * @param object number chosen by the pod, unique on this link
     * @param className export of the version that implements the object
     * @param id 64 hex digits
     * @param name the name that led to the id, if known
     * @param sqlite whether the class has SQLite storage, which has the synchronous API and other limits
     */
    record StartObject(
            long object,
            int version,
            String namespaceId,
            String className,
            String id,
            Optional<String> name,
            boolean sqlite)
            implements PodMessage {}

    /**
     * Ends an object here. Writes not yet committed are lost, events in progress fail with the reason. Empty reason: an
     * idle object is let go quietly.
     */
    record StopObject(long object, Optional<Failure> reason) implements PodMessage {}

    /** Answers a storage operation. */
    sealed interface StorageAnswer extends PodMessage {
        /** Number of the operation. */
        long operation();
    }

    /** Answers {@link SandboxMessage.StorageRead}: the entries that exist, in ascending order of the keys' bytes. */
    record StorageEntries(long operation, List<StorageEntry> entries) implements StorageAnswer {}

    /**
     * Answers a {@link SandboxMessage.StorageRead} that was {@link StorageQuery.Ahead}: all entries that exist, in
     * ascending order of the keys' bytes.
     */
    record StorageEverything(long operation, List<StorageEntry> entries) implements StorageAnswer {}

    /**
     * Answers {@link StorageQuery.Alarm}.
     *
     * @param dueMillis as it was set; empty: there is none, or its handler is running
     */
    record StorageAlarm(long operation, Optional<Long> dueMillis) implements StorageAnswer {}

    /** A {@link SandboxMessage.StorageCommit} is durable. */
    record StorageCommitted(long operation) implements StorageAnswer {}

    /** A read or a commit failed for good: the object must be reset with this failure. */
    record StorageFailed(long operation, Failure failure) implements StorageAnswer {}

    /** What a pod says about sockets that an object has left with it. */
    sealed interface OfSocket extends PodMessage {
        /** Number of the object. */
        long object();
    }

    /**
     * A socket that the object had before it was placed here; follows {@link StartObject}, oldest first, before the
     * object's first event.
     *
     * @param closed whether the object has said its last word on it
     * @param autoRespondedMillis since the epoch, 0 for never
     * @param credit that the object has for it
     */
    record RestoreSocket(
            long object,
            long socket,
            List<String> tags,
            Optional<byte[]> attachment,
            boolean closed,
            long autoRespondedMillis,
            int credit)
            implements OfSocket {
        public RestoreSocket {
            tags = List.copyOf(tags);
        }
    }

    /** What holds for the sockets, see {@code SocketSettings}; comes before them. */
    record RestoreSocketSettings(long object, Optional<AutoResponse> autoResponse, int timeoutMillis)
            implements OfSocket {}

    /** The object may send so many bytes more on a socket. There is no credit before the first. */
    record SocketCredit(long object, long socket, int bytes) implements OfSocket {}

    /** The pod has answered for the object, see {@link AutoResponse}. */
    record SocketAutoResponded(long object, long socket, long millis) implements OfSocket {}
}
