package dev.holdfast.pod.coding;

import dev.holdfast.link.message.ExchangeMessage;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * A body on its way to a reader that grants credit for decoded bytes: what arrives is decoded as far as that goes, and
 * waits otherwise. For one thread at a time.
 */
public final class DecodedFlow {
    private final BodyDecoder decoder;
    private final Consumer<byte[]> reader;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private long credit = ExchangeMessage.INITIAL_CREDIT;
    private boolean closed;

    /** @param reader gets parts of at most {@link ExchangeMessage#MAX_CHUNK} bytes */
    public DecodedFlow(BodyDecoder decoder, Consumer<byte[]> reader) {
        this.decoder = decoder;
        this.reader = reader;
    }

    /**
     * Takes a part in.
     *
     * @throws BodyDecoder.CorruptBodyException as all that goes on
     */
    public void arrived(byte[] bytes) {
        waiting.add(ByteBuffer.wrap(bytes));
        pump();
    }

    /** The reader takes so many bytes more. */
    public void grant(int bytes) {
        credit += bytes;
        pump();
    }

    /** Whether nothing waits for credit. */
    public boolean isEmpty() {
        return waiting.isEmpty() && !decoder.hasOutput();
    }

    /** Nobody wants the rest. */
    public void close() {
        if (!closed) {
            closed = true;
            waiting.clear();
            decoder.close();
        }
    }

    private void pump() {
        while (!closed && credit > 0 && !isEmpty()) {
            if (!decoder.hasOutput()) {
                decoder.put(next());
            }
            byte[] part = decoder.take((int) Math.min(credit, ExchangeMessage.MAX_CHUNK));
            if (part.length > 0) {
                credit -= part.length;
                reader.accept(part);
            }
        }
    }

    private byte[] next() {
        ByteBuffer first = waiting.element();
        int most = decoder.mostAtOnce();
        if (first.position() == 0 && first.remaining() <= most) {
            return waiting.remove().array();
        }
        byte[] part = new byte[Math.min(most, first.remaining())];
        first.get(part);
        if (!first.hasRemaining()) {
            waiting.remove();
        }
        return part;
    }
}
