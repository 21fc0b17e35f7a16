package dev.holdfast.pod.coding;

import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import com.aayushatharva.brotli4j.decoder.DecoderJNI.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Brotli (https://www.rfc-editor.org/rfc/rfc7932). A few bytes of it can stand for gigabytes, so output is made only as
 * it is taken.
 */
final class BrotliDecoder implements BodyDecoder {
    private static final int SMALL = 8 * 1024;

    private final DecoderJNI.Wrapper decoder;
    /** Of the decoder's memory; counts until it is asked for more. */
    private ByteBuffer left = ByteBuffer.allocate(0);

    private boolean closed;

    private BrotliDecoder(DecoderJNI.Wrapper decoder) {
        this.decoder = decoder;
    }

    static BrotliDecoder create() {
        try {
            return new BrotliDecoder(new DecoderJNI.Wrapper(SMALL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int mostAtOnce() {
        return SMALL;
    }

    @Override
    public void put(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        if (decoder.getStatus() == Status.DONE) {
            throw new CorruptBodyException();
        }
        decoder.getInputBuffer().clear().put(bytes);
        decoder.push(bytes.length);
        advance();
    }

    @Override
    public boolean hasOutput() {
        return left.hasRemaining();
    }

    @Override
    public byte[] take(int most) {
        byte[] bytes = new byte[Math.min(most, left.remaining())];
        left.get(bytes);
        if (!left.hasRemaining()) {
            advance();
        }
        return bytes;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            left = ByteBuffer.allocate(0);
            decoder.destroy();
        }
    }

    /** Until there is output, or nothing more comes of what was put. */
    private void advance() {
        while (!left.hasRemaining()) {
            if (decoder.hasOutput()) {
                left = decoder.pull();
                continue;
            }
            switch (decoder.getStatus()) {
                case OK -> decoder.push(0);
                case NEEDS_MORE_OUTPUT -> left = decoder.pull();
                case NEEDS_MORE_INPUT, DONE -> {
                    return;
                }
                case ERROR -> throw new CorruptBodyException();
            }
        }
    }
}
