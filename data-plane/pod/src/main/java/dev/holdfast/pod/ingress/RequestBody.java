package dev.holdfast.pod.ingress;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.NoCallee;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client's request body. A small one that arrives with the head, or right after it, goes inline; any other is
 * streamed as fast as the worker takes it, and the client's connection is not read meanwhile. Belongs to one event
 * loop.
 */
final class RequestBody {
    private static final Body EMPTY = new Body.Inline(new byte[0]);

    /** How long a small body is waited for: a client often sends it right after the head. */
    private static final long PATIENCE_MILLIS = 10;

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final long length;
    private final long maxBytes;
    private final Deque<Buffer> pending = new ArrayDeque<>();
    private long received;
    private long credit = ExchangeMessage.INITIAL_CREDIT;
    private @Nullable Consumer<Body> whenGathered;
    private long timer;
    private boolean ended;
    private boolean passedOn;
    private boolean dropped;
    private Callee callee = NoCallee.INSTANCE;
    private Runnable tooLarge = () -> {};

    /** @param length as announced, or -1 */
    RequestBody(HttpServerRequest request, Vertx vertx, long length, long maxBytes) {
        this.request = request;
        this.vertx = vertx;
        this.length = length;
        this.maxBytes = maxBytes;
    }

    /** Takes in a small body, then says what kind of body it is; what comes late waits in the connection. */
    void gather(Consumer<Body> then) {
        if (length == 0) {
            then.accept(EMPTY);
            return;
        }
        whenGathered = then;
        request.handler(this::arrived);
        request.endHandler(nothing -> complete());
        if (length > 0 && length <= ExchangeMessage.MAX_CHUNK) {
            timer = vertx.setTimer(PATIENCE_MILLIS, id -> handOver());
        } else {
            handOver();
        }
    }

    /** Begins to send a streamed body. */
    void stream(Callee to, Runnable whenTooLarge) {
        callee = to;
        tooLarge = whenTooLarge;
        pump();
    }

    /** The worker takes more. */
    void grant(int bytes) {
        credit += bytes;
        pump();
    }

    /** Nobody wants the rest; it is read and thrown away, so that the connection can go on. */
    void drop() {
        dropped = true;
        pending.clear();
        if (!ended && length != 0) {
            request.resume();
        }
    }

    private void handOver() {
        Consumer<Body> then = whenGathered;
        whenGathered = null;
        if (then == null) {
            return;
        }
        if (ended) {
            passedOn = true;
            then.accept(new Body.Inline(joined()));
        } else {
            request.pause();
            then.accept(new Body.Streamed(length));
        }
    }

    private byte[] joined() {
        if (pending.size() == 1) {
            return pending.remove().getBytes();
        }
        Buffer all = Buffer.buffer((int) received);
        pending.forEach(all::appendBuffer);
        pending.clear();
        return all.getBytes();
    }

    private void arrived(Buffer bytes) {
        received += bytes.length();
        if (dropped) {
            return;
        }
        if (received > maxBytes) {
            tooLarge.run();
            return;
        }
        pending.add(bytes);
        pump();
    }

    private void complete() {
        ended = true;
        if (whenGathered != null) {
            vertx.cancelTimer(timer);
            handOver();
        }
        pump();
    }

    private void pump() {
        if (passedOn || dropped || callee instanceof NoCallee) {
            return;
        }
        while (credit > 0 && !pending.isEmpty()) {
            sendSome(pending.remove());
        }
        if (!pending.isEmpty()) {
            request.pause();
        } else if (ended) {
            passedOn = true;
            callee.end();
        } else {
            request.resume();
        }
    }

    private void sendSome(Buffer bytes) {
        int count = (int) Math.min(Math.min(credit, ExchangeMessage.MAX_CHUNK), bytes.length());
        credit -= count;
        callee.chunk(bytes.getBytes(0, count));
        if (count < bytes.length()) {
            pending.addFirst(bytes.slice(count, bytes.length()));
        }
    }
}
