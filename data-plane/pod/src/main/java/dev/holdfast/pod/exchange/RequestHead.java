package dev.holdfast.pod.exchange;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Headers;

/**
 * What a request says before its streamed body.
 *
 * @param hops how many calls between workers and objects led to it
 */
public record RequestHead(String method, String url, Headers headers, Body body, int hops) {
    /** A request that begins a chain. */
    public RequestHead(String method, String url, Headers headers, Body body) {
        this(method, url, headers, body, 0);
    }
}
