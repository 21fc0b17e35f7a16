package dev.holdfast.link.message;

import java.util.List;
import java.util.Optional;

/**
 * What belongs to an exchange: a request with its response, each with a body that may be streamed. Either end opens
 * exchanges (pods with even numbers, sandboxes with odd ones); the opener sends the request body, the other end the
 * response body. An exchange ends when the response body has ended, or with {@link Failed} or {@link Cancel}.
 *
 * <p>A streamed body starts with {@link #INITIAL_CREDIT} bytes of credit; a sender stops when its credit is used up and
 * goes on when the reader grants more, so a slow reader slows the writer.
 *
 * <p>After a response of status 101 the exchange is a socket: each end sends {@link SocketFrame}s and at last one
 * {@link SocketClose}, in either direction at its own pace; the exchange ends when both have said so. Nothing may be
 * sent into a direction before its reader has granted credit; every frame and the close use up credit.
 *
 * <p>An exchange opened by {@link Session} carries remote calls: the bytes that the opener says are the opening and
 * then chunks, those that the other end says are the response's body. What they mean is the two ends' business. It ends
 * when the response's body ends, or as every exchange does; the opener's chunks have no {@link End}.
 */
public sealed interface ExchangeMessage extends LinkMessage {
    /** Bytes that may be sent of a body before the first grant. */
    int INITIAL_CREDIT = 256 * 1024;

    /** Largest payload of one {@link Chunk}. */
    int MAX_CHUNK = 64 * 1024;

    /** Number of the exchange. */
    long exchange();

    /** Opens an exchange. */
    record Request(long exchange, Target target, String method, String url, Headers headers, Body body)
            implements ExchangeMessage {}

    /**
     * Opens an exchange: a schedule is due. Sent by pods to the version's default entrypoint. Answered like a request,
     * by an empty {@link Response} when the handler and all that it left running have succeeded.
     *
     * @param cron the schedule as its owner wrote it
     * @param dueMillis when it was due, since the epoch
     */
    record Scheduled(long exchange, int version, String cron, long dueMillis) implements ExchangeMessage {}

    /**
     * Opens an exchange: the alarm of a placed object is due. Sent by pods. Answered like a request, by an empty
     * {@link Response} when the handler has succeeded and what it wrote is durable, also when another alarm was set
     * meanwhile, and the handler did not run.
     *
     * @param dueMillis as it was set, since the epoch
     * @param retries how many runs of this alarm have failed
     */
    record Alarm(long exchange, long object, long dueMillis, int retries) implements ExchangeMessage {}

    /**
     * Opens an exchange: remote calls of an object or a stateless entrypoint. Answered with a {@link Response} of
     * status 200 without headers.
     *
     * @param opening the first bytes, at most {@link #MAX_CHUNK}; they use up no credit
     */
    record Session(long exchange, Target target, byte[] opening) implements ExchangeMessage {}

    /** The response's head, and its body when that is at hand. */
    record Response(long exchange, int status, String statusText, Headers headers, Body body)
            implements ExchangeMessage {}

    /** There will be no response, or its body breaks off. */
    record Failed(long exchange, Failure failure) implements ExchangeMessage {}

    /** The opener no longer waits; the other end stops and answers nothing. */
    record Cancel(long exchange) implements ExchangeMessage {}

    /** Part of a streamed body. */
    record Chunk(long exchange, byte[] bytes) implements ExchangeMessage {}

    /** A streamed body is complete. */
    record End(long exchange) implements ExchangeMessage {}

    /** A streamed body will not be completed by its sender. */
    record Abort(long exchange, String reason) implements ExchangeMessage {}

    /** The reader of a streamed body takes this many bytes more. */
    record Credit(long exchange, int bytes) implements ExchangeMessage {}

    /** The reader of a streamed body wants no more of it. */
    record StopReading(long exchange) implements ExchangeMessage {}

    /**
     * A message of a socket, or a part of one.
     *
     * @param text whether the message is text, in UTF-8; the same in all parts
     * @param last whether the message is complete with this
     * @param bytes at most {@link #MAX_CHUNK} of them
     */
    record SocketFrame(long exchange, boolean text, boolean last, byte[] bytes) implements ExchangeMessage {
        /** Credit that a frame or a close uses up besides its bytes. */
        public static final int OVERHEAD = 16;

        /** Credit that this frame uses up. */
        public int cost() {
            return bytes.length + OVERHEAD;
        }
    }

    /**
     * An end of a socket says nothing more.
     *
     * @param code 1005 when no status was given, 1006 when the connection was lost
     * @param reason with 1006: why, when that is known
     */
    record SocketClose(long exchange, int code, String reason) implements ExchangeMessage {
        /** Lowest and highest code that there is. */
        public static final int LOWEST = 1000;

        public static final int HIGHEST = 4999;

        /** No status was given. */
        public static final int NO_STATUS = 1005;

        /** The connection was lost. */
        public static final int LOST = 1006;
    }

    /**
     * Sandbox to pod, instead of a response: the answer is the socket that another exchange of this sandbox brought and
     * that nobody here has begun to read. The pod joins the two; both exchanges end for the sandbox.
     *
     * @param headers of the 101 response
     * @param with the exchange, opened by the sandbox, whose response is a socket
     */
    record SocketPass(long exchange, Headers headers, long with) implements ExchangeMessage {}

    /**
     * Sandbox to pod, instead of a response to an object's event: the answer is a socket whose near end the object
     * leaves with the pod. The exchange ends for the sandbox; what the far end says from now on comes as events of the
     * object ({@link SocketMessage}, {@link SocketEnded}), and the object speaks by {@link SandboxMessage.OfSocket}.
     *
     * @param object whose event it is
     * @param headers of the 101 response
     * @param socket number chosen by the sandbox, of no other socket of the object
     * @param tags at most {@link #MOST_TAGS}, all different, each of at most {@link #LONGEST_TAG} bytes in UTF-8
     * @param attachment at most {@link #LARGEST_ATTACHMENT} bytes
     */
    record SocketClaim(
            long exchange, long object, Headers headers, long socket, List<String> tags, Optional<byte[]> attachment)
            implements ExchangeMessage {
        /** Most tags of a socket. */
        public static final int MOST_TAGS = 10;

        /** Most bytes of a tag. */
        public static final int LONGEST_TAG = 256;

        /** Most bytes that are kept with a socket. */
        public static final int LARGEST_ATTACHMENT = 16_384;

        public SocketClaim {
            tags = List.copyOf(tags);
        }
    }

    /**
     * Pod to sandbox: opens an exchange with the first part of a message for a socket that the object has left with the
     * pod; {@link SocketFrame}s bring the others. Not answered; {@link SandboxMessage.EventDone} says when the object
     * has done with it, {@link SandboxMessage.SocketTaken} that there is room for more.
     *
     * @param text whether the message is text, in UTF-8; the same in all parts
     * @param last whether the message is complete with this
     * @param bytes at most {@link #MAX_CHUNK} of them
     */
    record SocketMessage(long exchange, long object, long socket, boolean text, boolean last, byte[] bytes)
            implements ExchangeMessage {}

    /**
     * Pod to sandbox: opens an exchange. The far end of such a socket says nothing more. Not answered, as
     * {@link SocketMessage}.
     *
     * @param code as in {@link SocketClose}
     * @param clean whether it said so itself
     */
    record SocketEnded(long exchange, long object, long socket, int code, String reason, boolean clean)
            implements ExchangeMessage {}

    /**
     * Pod to sandbox: opens an exchange. The connection of such a socket failed. Not answered, as
     * {@link SocketMessage}.
     */
    record SocketFailed(long exchange, long object, long socket, String message) implements ExchangeMessage {}
}
