package dev.holdfast.link.message;

/**
 * What belongs to an exchange: a request with its response, each with a body that may be streamed. Either end opens
 * exchanges (pods with even numbers, sandboxes with odd ones); the opener sends the request body, the other end the
 * response body. An exchange ends when the response body has ended, or with {@link Failed} or {@link Cancel}.
 *
 * <p>A streamed body starts with {@link #INITIAL_CREDIT} bytes of credit; a sender stops when its credit is used up and
 * goes on when the reader grants more, so a slow reader slows the writer.
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
}
