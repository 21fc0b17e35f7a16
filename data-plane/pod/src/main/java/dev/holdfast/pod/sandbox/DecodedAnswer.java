package dev.holdfast.pod.sandbox;

import dev.holdfast.pod.coding.BodyDecoder;
import dev.holdfast.pod.coding.DecodedFlow;
import dev.holdfast.pod.exchange.Callee;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that code has encoded itself, on its way to other code, which is handed plain bytes. Whoever
 * answers gets credit for what was passed on. Safe for several threads.
 */
final class DecodedAnswer {
    private final DecodedFlow flow;
    private final Runnable complete;
    private int owed;
    private boolean ended;
    private boolean over;

    /** @param complete runs once when the whole body was passed on */
    DecodedAnswer(BodyDecoder decoder, Consumer<byte[]> reader, Runnable complete) {
        this.flow = new DecodedFlow(decoder, reader);
        this.complete = complete;
    }

    /**
     * Takes a part in.
     *
     * @throws BodyDecoder.CorruptBodyException as {@link #grant}
     */
    synchronized void chunk(byte[] bytes, @Nullable Callee from) {
        if (!over) {
            owed += bytes.length;
            flow.arrived(bytes);
            settle(from);
        }
    }

    /** The reader takes so many bytes more. */
    synchronized void grant(int bytes, @Nullable Callee from) {
        if (!over) {
            flow.grant(bytes);
            settle(from);
        }
    }

    /** The body is whole. */
    synchronized void end() {
        ended = true;
        settle(null);
    }

    /** Nobody wants the rest. */
    synchronized void close() {
        over = true;
        flow.close();
    }

    private void settle(@Nullable Callee from) {
        if (!flow.isEmpty() || over) {
            return;
        }
        if (ended) {
            over = true;
            flow.close();
            complete.run();
        } else if (owed > 0 && from != null) {
            from.credit(owed);
            owed = 0;
        }
    }
}
