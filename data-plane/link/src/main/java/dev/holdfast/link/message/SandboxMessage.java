package dev.holdfast.link.message;

import java.util.List;
import java.util.Optional;

/** What only a sandbox says. */
public sealed interface SandboxMessage extends LinkMessage {
    /** First message on a link. */
    record Hello(int protocolVersion, long processId) implements SandboxMessage {
        /** The version of this module. */
        public static final int PROTOCOL_VERSION = 2;
    }

    /** The version's modules were evaluated. */
    record VersionStarted(int version, int startupMillis, List<ExportedName> exports) implements SandboxMessage {}

    /** The version cannot run. Its events have failed and will fail with this failure. */
    record VersionFailed(int version, Failure failure) implements SandboxMessage {}

    /**
     * Reads an object's storage.
     *
     * @param operation number chosen by the sandbox, unique on this link
     */
    record StorageRead(long operation, long object, StorageQuery query) implements SandboxMessage {}

    /**
     * Applies changes of one object as a whole, in order, each object's commits one after the other. The pod numbers
     * them, so a retry is never applied twice.
     */
    record StorageCommit(long operation, long object, List<StorageChange> changes) implements SandboxMessage {}

    /** The instance is gone (constructor threw, limit, {@code abort()}); the next event makes a new one. */
    record ObjectReset(long object, Failure failure) implements SandboxMessage {}

    /**
     * What script printed.
     *
     * @param object number of the object that speaks, 0 for none
     * @param exchange the event in which it was printed, which is not done; 0 for none
     * @param level {@code debug}, {@code info}, {@code log}, {@code warn} or {@code error}
     * @param timestampMillis since the epoch
     * @param message JSON array of at most {@link #LONGEST} characters: the arguments
     */
    record LogLine(int version, long object, long exchange, String level, long timestampMillis, String message)
            implements SandboxMessage {
        /** Most characters of a line. */
        public static final int LONGEST = 64 * 1024;
    }

    /**
     * Script threw what nobody caught, and the event did not fail of it: in a promise given to {@code waitUntil}, a
     * handler of sockets, a method that was called remotely.
     *
     * @param object as in {@link LogLine}
     * @param exchange as in {@link LogLine}
     */
    record Thrown(int version, long object, long exchange, long timestampMillis, Failure failure)
            implements SandboxMessage {}

    /**
     * An event and everything it left running are done.
     *
     * @param exchange the event's exchange
     * @param cpuMicros CPU time that the event used inside the isolate
     * @param method of a session: what was called first, at most {@link #LONGEST_METHOD} characters; else empty
     */
    record EventDone(long exchange, long cpuMicros, String method) implements SandboxMessage {
        /** Most characters of a method's name. */
        public static final int LONGEST_METHOD = 256;
    }

    /** How often storage was read from memory, and how often the pod was asked, since this was said last. */
    record CacheUse(long hits, long misses) implements SandboxMessage {}

    /** Sent about once a second from a thread that never enters V8. */
    record Heartbeat(int isolates, long scriptHeapBytes) implements SandboxMessage {}

    /** Whether an instance may be let go without loss: no event in progress, nothing pending. Sent on change. */
    record ObjectIdle(long object, boolean idle) implements SandboxMessage {}

    /**
     * Script of this version goes on although its CPU limit told it to end, and nothing inside can stop it: the pod
     * ends the process.
     */
    record Stuck(int version) implements SandboxMessage {}

    /**
     * Script of this version has used 20 ms of CPU time in one turn, or as much again since this was said last, and
     * goes on.
     */
    record LongTurn(int version) implements SandboxMessage {}

    /** An export of a version's main module. */
    record ExportedName(String name, Kind kind, List<String> handlers) {
        /** What an export is, as far as the platform cares. */
        public enum Kind {
            OBJECT,
            CLASS,
            OTHER
        }

        public ExportedName {
            handlers = List.copyOf(handlers);
        }
    }

    /** What an object says about sockets that it has left with the pod, or on them. */
    sealed interface OfSocket extends SandboxMessage {
        /** Number of the object. */
        long object();
    }

    /**
     * A message on a socket, or a part of one. Uses up the credit that {@link PodMessage.SocketCredit} grants, as
     * {@link ExchangeMessage.SocketFrame} does.
     */
    record SocketSend(long object, long socket, boolean text, boolean last, byte[] bytes) implements OfSocket {}

    /**
     * The object says nothing more on the socket.
     *
     * @param code as in {@link ExchangeMessage.SocketClose}
     */
    record SocketEnd(long object, long socket, int code, String reason) implements OfSocket {}

    /** The object keeps this with the socket. */
    record SocketAttachment(long object, long socket, byte[] bytes) implements OfSocket {}

    /** The object has taken so much of what came from the socket; so much more may come. */
    record SocketTaken(long object, long socket, int bytes) implements OfSocket {}

    /**
     * What holds for all sockets of the object.
     *
     * @param timeoutMillis how long an event of a socket may take, 0 for as long as it takes
     */
    record SocketSettings(long object, Optional<AutoResponse> autoResponse, int timeoutMillis) implements OfSocket {
        /** Longest time that an event can be given. */
        public static final int LONGEST_TIMEOUT = 604_800_000;
    }
}
