package dev.holdfast.pod.cache;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.body.ByteRange;
import dev.holdfast.pod.body.BytesSender;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.exchange.ResponseHead;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a kept response answers to a certain request: itself, a part of it, or only that the asker has it already.
 *
 * @param body not to be changed
 */
record KeptAnswer(int status, String statusText, Headers headers, byte[] body) {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;

    static KeptAnswer of(KeptResponse kept, Headers request, Instant now) {
        Headers headers = kept.headers()
                .with("cf-cache-status", "HIT")
                .with("age", Long.toString(Duration.between(kept.keptAt(), now).toSeconds()));
        if (Conditions.isUnchanged(kept, request)) {
            return new KeptAnswer(NOT_MODIFIED, "Not Modified", headers, new byte[0]);
        }
        return kept.status() != OK
                ? new KeptAnswer(kept.status(), kept.statusText(), headers, kept.body())
                : request.joined("range")
                        .flatMap(text -> ByteRange.parse(text, kept.body().length))
                        .map(range -> part(kept, headers, range))
                        .orElseGet(() -> new KeptAnswer(kept.status(), kept.statusText(), headers, kept.body()));
    }

    /** Sends it; a large body follows as the caller takes it. */
    Callee send(Caller caller) {
        if (status == NOT_MODIFIED || body.length <= ExchangeMessage.MAX_CHUNK) {
            Body whole = status == NOT_MODIFIED ? new Body.None() : new Body.Inline(body);
            caller.response(new ResponseHead(status, statusText, headers, whole));
            return NoCallee.INSTANCE;
        }
        caller.response(new ResponseHead(status, statusText, headers, new Body.Streamed(body.length)));
        BytesSender sender = new BytesSender(body, caller);
        sender.start();
        return sender;
    }

    private static KeptAnswer part(KeptResponse kept, Headers headers, ByteRange range) {
        byte[] part = Arrays.copyOfRange(kept.body(), range.first(), range.last() + 1);
        Headers withRange =
                headers.with("content-range", "bytes " + range.first() + "-" + range.last() + "/" + kept.body().length);
        return new KeptAnswer(
                PARTIAL, "Partial Content", withRange.with("content-length", Integer.toString(part.length)), part);
    }
}
