package dev.holdfast.pod.coding;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.compression.ZlibWrapper;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Undoes a body's content coding step by step: {@link #put} some, {@link #take} what came of it. Bounded: from what may
 * be put at once comes at most a thousand times as much. For one thread.
 */
public final class BodyDecoder {
    /** Compressed bytes at once; deflate makes at most 1032 times as much of them. */
    private static final int SMALL = 1024;

    private final @Nullable EmbeddedChannel channel;
    private final Deque<ByteBuf> output = new ArrayDeque<>();

    private BodyDecoder(@Nullable EmbeddedChannel channel) {
        this.channel = channel;
    }

    /** What the header field asks for; bodies in codings that are not known pass unchanged. */
    public static BodyDecoder of(@Nullable String contentEncoding) {
        return new BodyDecoder(
                decodes(contentEncoding)
                        ? new EmbeddedChannel(ZlibCodecFactory.newZlibDecoder(ZlibWrapper.GZIP, 0))
                        : null);
    }

    /** Whether bodies with this header field are changed. */
    public static boolean decodes(@Nullable String contentEncoding) {
        return "gzip".equalsIgnoreCase(contentEncoding);
    }

    /** Most bytes that may be put at once. */
    public int mostAtOnce() {
        return channel == null ? Integer.MAX_VALUE : SMALL;
    }

    /** Takes encoded bytes in; all output has been taken before. */
    public void put(byte[] bytes) {
        EmbeddedChannel decoding = channel;
        if (decoding == null) {
            output.add(Unpooled.wrappedBuffer(bytes));
            return;
        }
        try {
            decoding.writeInbound(Unpooled.wrappedBuffer(bytes));
            for (ByteBuf decoded = decoding.readInbound(); decoded != null; decoded = decoding.readInbound()) {
                output.add(decoded);
            }
        } catch (CodecException e) {
            throw new CorruptBodyException(e);
        }
    }

    /** Whether {@link #take} gives anything. */
    public boolean hasOutput() {
        return !output.isEmpty();
    }

    /** Up to so many decoded bytes. */
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

    /** Gives memory back; nothing more is put or taken. */
    public void close() {
        output.forEach(ByteBuf::release);
        output.clear();
        EmbeddedChannel decoding = channel;
        if (decoding != null) {
            try {
                var _ = decoding.finishAndReleaseAll();
            } catch (CodecException e) {
                // A corrupt body, or half of one: its owner knows, or does not want it.
                decoding.releaseInbound();
            }
        }
    }

    /** The body is not what its header says. */
    public static final class CorruptBodyException extends RuntimeException {
        CorruptBodyException(Throwable cause) {
            super("the body cannot be decoded", cause);
        }
    }
}
