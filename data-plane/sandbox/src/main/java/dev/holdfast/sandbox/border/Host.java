package dev.holdfast.sandbox.border;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.Target;
import java.util.Optional;

/**
 * What script may ask of the host; {@code host.ts} says what each function means. Called on the thread that holds the
 * isolate's lock, in the middle of a call into script: implementations must not call into script. An inline body may be
 * of any size.
 */
public interface Host {
    void respond(long event, int status, String statusText, Headers headers, Body body);

    void fail(long event, Failure failure);

    void eventDone(long event);

    /** A session's first call. */
    void called(long event, String method);

    /** Nobody caught it, and no event fails of it. */
    void thrown(Failure failure, long object, long event);

    void call(Call call);

    void openSession(SessionCall call);

    /** Whether something of a session may enter the object now; else it enters later. */
    boolean admit(long operation, long object, long section);

    long currentSection(long object);

    /** Ends an event with a failure: never returns to script. */
    void abortEvent(long event, String message);
    /** Answers an event with the socket that the response to a call brought. */
    void passSocket(long event, Headers headers, long operation);

    void socketFrame(long stream, boolean text, boolean last, byte[] bytes);

    void socketClose(long stream, int code, String reason);

    /** What concerns sockets that objects leave with the pod. */
    SocketHost sockets();

    void cancelCall(long operation);

    void bodyChunk(long stream, byte[] bytes);

    void bodyEnd(long stream);

    void bodyAbort(long stream, String reason);

    void bodyCredit(long stream, int bytes);

    void bodyStop(long stream);

    /** @param jurisdiction empty for none */
    String idFromName(String namespaceId, String name, String jurisdiction);

    /** The id, followed by its jurisdiction. */
    String idFromString(String namespaceId, String text);

    /** @param jurisdiction empty for none */
    String newUniqueId(String namespaceId, String jurisdiction);

    /** Storage and gates of objects. */
    StorageHost storage();

    /** Ends the instance with a failure of its own making: never returns to script. */
    void failObject(long object, Failure failure);

    /** @param retryAlarm whether an alarm whose handler runs is tried again */
    void abortObject(long object, String message, boolean retryAlarm);

    void startTimer(long operation, double delayMillis, long object, long event);

    void cancelTimer(long operation);

    /** @param message JSON array of what was printed */
    void log(String level, String message, long object, long event);

    /**
     * A request that script makes.
     *
     * @param caller object that calls, 0 for none
     */
    record Call(
            long operation,
            long event,
            long caller,
            Destination destination,
            String method,
            String url,
            Headers headers,
            Body body) {}

    /**
     * A session of remote calls that script opens.
     *
     * @param caller object that calls, 0 for none
     * @param opening at most {@code ExchangeMessage.MAX_CHUNK} bytes
     */
    record SessionCall(long operation, long event, long caller, Destination destination, byte[] opening) {}

    /** Who is to answer a call. */
    sealed interface Destination {
        /** An object that may live anywhere. */
        record AnyObject(String namespaceId, String id, Optional<String> name) implements Destination {}

        /**
         * A bound service; without a binding, an entrypoint of the version itself.
         *
         * @param props JSON, empty for none
         */
        record Service(Optional<String> binding, String entrypoint, String props) implements Destination {}

        /** The server that the URL names. */
        record Outside() implements Destination {}

        /** A cache of the worker; empty name for the default one. */
        record Cache(String name, Optional<Target.Kept> kept) implements Destination {}
    }
}
