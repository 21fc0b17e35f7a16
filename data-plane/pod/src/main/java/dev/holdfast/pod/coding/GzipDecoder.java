package dev.holdfast.pod.coding;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.compression.ZlibWrapper;
import java.util.ArrayDeque;
import java.util.Deque;

/** Gzip. From what may be put at once comes at most a thousand times as much. */
final class GzipDecoder implements BodyDecoder {
    /** Compressed bytes at once; deflate makes at most 1032 times as much of them. */
    private static final int SMALL = 1024;

    private final EmbeddedChannel channel = new EmbeddedChannel(ZlibCodecFactory.newZlibDecoder(ZlibWrapper.GZIP, 0));
    private final Deque<ByteBuf> output = new ArrayDeque<>();

    @Override
    public int mostAtOnce() {
        return SMALL;
    }

    @Override
    public void put(byte[] bytes) {
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
            for (ByteBuf decoded = channel.readInbound(); decoded != null; decoded = channel.readInbound()) {
                output.add(decoded);
            }
        } catch (CodecException e) {
            throw new CorruptBodyException(e);
        }
    }

    @Override
    public boolean hasOutput() {
        return !output.isEmpty();
    }

    @Override
    public byte[] take(int most) {
        int ready = 0;
        for (ByteBuf part : output) {
            ready += part.readableBytes();
        }
        byte[] bytes = new byte[Math.min(most, ready)];
        for (int taken = 0; taken < bytes.length; ) {
            ByteBuf first = output.element();
            int count = Math.min(bytes.length - taken, first.readableBytes());
            first.readBytes(bytes, taken, count);
            taken += count;
            if (!first.isReadable()) {
                output.remove().release();
            }
        }
        return bytes;
    }

    @Override
    public void close() {
        output.forEach(ByteBuf::release);
        output.clear();
        try {
            var _ = channel.finishAndReleaseAll();
        } catch (CodecException e) {
            // A corrupt body, or half of one: its owner knows, or does not want it.
            channel.releaseInbound();
        }
    }
}
