package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.Chunk;
import dev.holdfast.link.message.ExchangeMessage.End;
import dev.holdfast.link.message.LinkMessage;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Sends a body that script handed over as a whole. What is too large for one message goes in chunks, as fast as the
 * reader grants credit.
 */
final class BodySender {
    private final long exchange;
    private final byte[] bytes;
    private final Consumer<LinkMessage> link;
    private long credit = ExchangeMessage.INITIAL_CREDIT;
    private int sent;
    private boolean done;

    private BodySender(long exchange, byte[] bytes, Consumer<LinkMessage> link) {
        this.exchange = exchange;
        this.bytes = bytes;
        this.link = link;
    }

    static boolean isNeeded(Body body) {
        return body instanceof Body.Inline inline && inline.bytes().length > ExchangeMessage.MAX_CHUNK;
    }

    /** @param body for which this {@link #isNeeded} */
    static BodySender of(long exchange, Body body, Consumer<LinkMessage> link) {
        return new BodySender(exchange, ((Body.Inline) body).bytes(), link);
    }

    /** How the body is announced in the head. */
    Body announced() {
        return new Body.Streamed(bytes.length);
    }

    void grant(int more) {
        credit += more;
        send();
    }

    void stop() {
        done = true;
    }

    boolean isDone() {
        return done;
    }

    /** Sends as much as credit allows. */
    void send() {
        while (!done && credit > 0 && sent < bytes.length) {
            int count = (int) Math.min(Math.min(credit, ExchangeMessage.MAX_CHUNK), bytes.length - sent);
            link.accept(new Chunk(exchange, Arrays.copyOfRange(bytes, sent, sent + count)));
            sent += count;
            credit -= count;
        }
        if (!done && sent == bytes.length) {
            done = true;
            link.accept(new End(exchange));
        }
    }

    /** Splits what is too large for one message. */
    static void sendChunks(long exchange, byte[] chunk, Consumer<LinkMessage> link) {
        for (int from = 0; from < chunk.length; from += ExchangeMessage.MAX_CHUNK) {
            int to = Math.min(chunk.length, from + ExchangeMessage.MAX_CHUNK);
            link.accept(new Chunk(exchange, to - from == chunk.length ? chunk : Arrays.copyOfRange(chunk, from, to)));
        }
    }
}
