package dev.holdfast.pod.coding;

import dev.holdfast.link.message.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.compression.ZlibWrapper;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Gives a body the content coding that its header says: code hands over plain bytes. What is encoded so far can be read
 * by the receiver at any time. For one thread.
 */
public final class BodyEncoder {
    private static final String CONTENT_ENCODING = "content-encoding";

    private final EmbeddedChannel channel = new EmbeddedChannel(ZlibCodecFactory.newZlibEncoder(ZlibWrapper.GZIP));

    private BodyEncoder() {}

    /**
     * Empty when the header asks for no coding, or for one that is not known: then code has encoded the body itself.
     */
    public static Optional<BodyEncoder> of(Headers headers) {
        return headers.first(CONTENT_ENCODING).filter("gzip"::equalsIgnoreCase).map(coding -> new BodyEncoder());
    }

    /** What came of these bytes so far; often nothing. */
    public byte[] encode(byte[] bytes) {
        var _ = channel.writeOutbound(Unpooled.wrappedBuffer(bytes));
        return taken();
    }

    /** What is left at the end. */
    public byte[] finish() {
        var _ = channel.finish();
        return taken();
    }

    /** Gives memory back; for a body that does not end. */
    public void close() {
        var _ = channel.finishAndReleaseAll();
    }

    private byte[] taken() {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            byte[] bytes = new byte[part.readableBytes()];
            part.readBytes(bytes);
            part.release();
            encoded.writeBytes(bytes);
        }
        return encoded.toByteArray();
    }
}
