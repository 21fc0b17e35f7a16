package dev.holdfast.pod.exchange;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Headers;

/** What a request says before its streamed body. */
public record RequestHead(String method, String url, Headers headers, Body body) {}
