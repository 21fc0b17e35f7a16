package dev.holdfast.pod.exchange;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.invocation.Origin;

/**
 * What a request says before its streamed body.
 *
 * @param origin where it comes from
 * @param isSession whether it opens a session of remote calls: then the body is the opening, and nothing else is said
 */
public record RequestHead(String method, String url, Headers headers, Body body, Origin origin, boolean isSession) {
    /** Of an event that is no request. */
    public static final RequestHead NONE = new RequestHead("", "", Headers.EMPTY, new Body.None());

    /** Longest chain of events in which each was called by the one before (reference: durable-objects 1.6). */
    private static final int MOST_INVOCATIONS = 16;

    /** Seldom there, and quickly looked for. */
    private static final String UPGRADE = "upgrade\nwebsocket";

    /** A request that begins a chain. */
    public RequestHead(String method, String url, Headers headers, Body body) {
        this(method, url, headers, body, Origin.outside());
    }

    public RequestHead(String method, String url, Headers headers, Body body, Origin origin) {
        this(method, url, headers, body, origin, false);
    }

    /** A session of remote calls. */
    public static RequestHead session(byte[] opening, Origin origin) {
        return new RequestHead("", "", Headers.EMPTY, new Body.Inline(opening), origin, true);
    }

    /** The message that sends it to a sandbox. */
    public ExchangeMessage to(long exchange, Target target) {
        return isSession && body instanceof Body.Inline(byte[] opening)
                ? new ExchangeMessage.Session(exchange, target, opening)
                : new ExchangeMessage.Request(exchange, target, method, url, headers, body);
    }

    /** Whether the chain is too long for one more event. */
    public boolean isLooping() {
        return origin.hops() >= MOST_INVOCATIONS;
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
