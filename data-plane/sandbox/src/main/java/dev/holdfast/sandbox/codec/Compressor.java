package dev.holdfast.sandbox.codec;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Compresses with zlib's default level. */
public final class Compressor implements Codec {
    private static final byte[] GZIP_HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};

    private final Deflater deflater;
    private final CRC32 sum = new CRC32();
    private final byte[] piece = new byte[PIECE];
    private boolean headDone;
    private boolean tailDone;

    public Compressor(Format format) {
        this.deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, format.isRaw());
        this.headDone = format != Format.GZIP;
        this.tailDone = format != Format.GZIP;
    }

    @Override
    public void push(byte[] input, boolean last) {
        sum.update(input);
        deflater.setInput(input);
        if (last) {
            deflater.finish();
        }
    }

    @Override
    public byte[] pull() {
        if (!headDone) {
            headDone = true;
            return GZIP_HEAD.clone();
        }
        int count = deflater.deflate(piece);
        if (count == 0 && deflater.finished() && !tailDone) {
            tailDone = true;
            return tail();
        }
        return Arrays.copyOf(piece, count);
    }

    @Override
    public void close() {
        deflater.end();
    }

    private byte[] tail() {
        ByteArrayOutputStream tail = new ByteArrayOutputStream(Integer.BYTES * 2);
        for (long number : new long[] {sum.getValue(), deflater.getBytesRead()}) {
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                tail.write((int) (number >>> shift));
            }
        }
        return tail.toByteArray();
    }
}
