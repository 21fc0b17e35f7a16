package dev.holdfast.sandbox.codec;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decompresses one stream; more than one, and anything else after its end, is refused. */
public final class Decompressor implements Codec {
    private static final byte[] NOTHING = {};
    private static final int TAIL = 8;

    private final Format format;
    private final Inflater inflater;
    private final GzipHead head = new GzipHead();
    private final CRC32 sum = new CRC32();
    private final byte[] piece = new byte[PIECE];
    private byte[] input = NOTHING;
    private int at;
    private boolean last;
    private int tailRead;

    public Decompressor(Format format) {
        this.format = format;
        this.inflater = new Inflater(format.isRaw());
    }

    @Override
    public void push(byte[] bytes, boolean isLast) throws CodecException {
        input = bytes;
        at = 0;
        last = isLast;
        if (format == Format.GZIP) {
            readHead();
        }
        inflater.setInput(input, at, input.length - at);
    }

    @Override
    public byte[] pull() throws CodecException {
        int count = inflate();
        if (count > 0) {
            sum.update(piece, 0, count);
            return Arrays.copyOf(piece, count);
        }
        if (inflater.finished()) {
            readTail();
        }
        if (last && !isComplete()) {
            throw CodecException.incomplete();
        }
        return NOTHING;
    }

    @Override
    public void close() {
        inflater.end();
    }

    private int inflate() throws CodecException {
        try {
            int count = inflater.inflate(piece);
            if (count == 0 && inflater.needsDictionary()) {
                throw CodecException.malformed();
            }
            return count;
        } catch (DataFormatException e) {
            throw CodecException.malformed();
        }
    }

    private void readHead() throws CodecException {
        while (!head.isDone() && at < input.length) {
            head.accept(input[at++]);
        }
    }

    private void readTail() throws CodecException {
        at = input.length - inflater.getRemaining();
        if (format == Format.GZIP) {
            while (tailRead < TAIL && at < input.length) {
                expectTail(input[at++]);
            }
        }
        if (at < input.length) {
            throw CodecException.trailing();
        }
        inflater.setInput(NOTHING);
        input = NOTHING;
    }

    /** Sum and size, each four bytes, the lowest first. */
    private void expectTail(byte value) throws CodecException {
        long expected = tailRead < Integer.BYTES ? sum.getValue() : inflater.getBytesWritten();
        if (value != (byte) (expected >>> (Byte.SIZE * (tailRead % Integer.BYTES)))) {
            throw CodecException.malformed();
        }
        tailRead++;
    }

    private boolean isComplete() {
        return inflater.finished() && (format != Format.GZIP || tailRead == TAIL);
    }
}
