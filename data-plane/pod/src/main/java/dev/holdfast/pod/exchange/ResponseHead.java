package dev.holdfast.pod.exchange;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Headers;

/**
 * What a response says before its streamed body.
 *
 * @param isEncoded whether the body has the content coding that its header says already; others get it on their way to
 *     a client
 */
public record ResponseHead(int status, String statusText, Headers headers, Body body, boolean isEncoded) {
    /** Of a response whose body is plain. */
    public ResponseHead(int status, String statusText, Headers headers, Body body) {
        this(status, statusText, headers, body, false);
    }

    /** What a sandbox says. */
    public static ResponseHead of(ExchangeMessage.Response response) {
        Headers headers = response.headers();
        boolean isEncoded = headers.beginWith(Headers.ENCODED);
        return new ResponseHead(
                response.status(),
                response.statusText(),
                isEncoded ? headers.rest() : headers,
                response.body(),
                isEncoded);
    }

    /** The same with other fields. */
    public ResponseHead with(Headers other) {
        return new ResponseHead(status, statusText, other, body, isEncoded);
    }
}
