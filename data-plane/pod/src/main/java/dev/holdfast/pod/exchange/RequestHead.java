package dev.holdfast.pod.exchange;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Headers;

/**
 * What a request says before its streamed body.
 *
 * @param hops how many calls between workers and objects led to it
 */
public record RequestHead(String method, String url, Headers headers, Body body, int hops) {
    /** Of an event that is no request. */
    public static final RequestHead NONE = new RequestHead("", "", Headers.EMPTY, new Body.None());

    /** Longest chain of events in which each was called by the one before (reference: durable-objects 1.6). */
    private static final int MOST_INVOCATIONS = 16;

    /** Seldom there, and quickly looked for. */
    private static final String UPGRADE = "upgrade\nwebsocket";

    /** A request that begins a chain. */
    public RequestHead(String method, String url, Headers headers, Body body) {
        this(method, url, headers, body, 0);
    }

    /** Whether the chain is too long for one more event. */
    public boolean isLooping() {
        return hops >= MOST_INVOCATIONS;
    }

    /** Whether it asks for a socket. */
    public boolean wantsSocket() {
        return wantsSocket(headers);
    }

    /** Whether a request with these fields asks for a socket. */
    public static boolean wantsSocket(Headers headers) {
        return headers.packed().contains(UPGRADE) && headers.all("upgrade").contains("websocket");
    }
}
