package dev.holdfast.pod.exchange;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Headers;

/**
 * What a request says before its streamed body.
 *
 * @param hops how many workers of the platform have passed the request on before
 */
public record RequestHead(String method, String url, Headers headers, Body body, int hops) {
    private static final String UPGRADE = "\nupgrade\nwebsocket";

    /** A request that comes from outside of the platform. */
    public RequestHead(String method, String url, Headers headers, Body body) {
        this(method, url, headers, body, 0);
    }

    /** Whether it asks for a socket. */
    public boolean wantsSocket() {
        return wantsSocket(headers);
    }

    /** Whether a request with these fields asks for a socket. */
    public static boolean wantsSocket(Headers headers) {
        int at = ("\n" + headers.packed()).indexOf(UPGRADE);
        return at >= 0
                && (at + UPGRADE.length() > headers.packed().length()
                        || headers.packed().charAt(at + UPGRADE.length() - 1) == '\n');
    }
}
