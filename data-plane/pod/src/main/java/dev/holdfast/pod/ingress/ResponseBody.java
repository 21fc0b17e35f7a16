package dev.holdfast.pod.ingress;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.pod.coding.BodyEncoder;
import dev.holdfast.pod.exchange.Callee;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/**
 * A streamed response body on its way to a client. The worker gets credit for what the connection has taken; while the
 * client does not read, it gets none. Belongs to one event loop.
 */
final class ResponseBody {
    private static final int GRANT = ExchangeMessage.INITIAL_CREDIT / 4;

    private static final byte[] NOTHING = new byte[0];

    private final HttpServerResponse response;
    private final Callee callee;
    private final long length;
    private final Optional<BodyEncoder> encoder;
    private long written;
    private int owed;
    private boolean over;

    /** @param length in bytes before it is encoded, or -1 when unknown */
    ResponseBody(HttpServerResponse response, Callee callee, long length, Optional<BodyEncoder> encoder) {
        this.response = response;
        this.callee = callee;
        this.length = length;
        this.encoder = encoder;
        response.drainHandler(nothing -> settle());
    }

    /** Passes a part on; false when it would exceed the announced length. */
    boolean write(byte[] bytes) {
        written += bytes.length;
        if (length >= 0 && written > length) {
            return false;
        }
        byte[] encoded = encoder.map(encoding -> encoding.encode(bytes)).orElse(bytes);
        if (encoded.length > 0) {
            var _ = response.write(wrap(encoded));
        }
        owed += bytes.length;
        if (owed >= GRANT && !response.writeQueueFull()) {
            settle();
        }
        return true;
    }

    /** Whether as much was written as was announced. */
    boolean isComplete() {
        return length < 0 || written == length;
    }

    /** What is still to be written when the body is complete; often nothing. */
    Buffer rest() {
        return wrap(encoder.map(BodyEncoder::finish).orElse(NOTHING));
    }

    /** No more credit is to be given. */
    void close() {
        if (!over) {
            over = true;
            encoder.ifPresent(BodyEncoder::close);
        }
    }

    static Buffer wrap(byte[] bytes) {
        return Buffer.buffer(bytes);
    }

    private void settle() {
        if (owed > 0 && !over) {
            int bytes = owed;
            owed = 0;
            callee.credit(bytes);
        }
    }
}
