package dev.holdfast.pod.exchange;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Headers;

/** What a response says before its streamed body. */
public record ResponseHead(int status, String statusText, Headers headers, Body body) {}
