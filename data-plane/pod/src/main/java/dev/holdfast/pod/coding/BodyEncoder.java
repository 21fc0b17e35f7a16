package dev.holdfast.pod.coding;

import com.aayushatharva.brotli4j.encoder.Encoder;
import dev.holdfast.link.message.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.BrotliEncoder;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.compression.ZlibWrapper;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Gives a body the content coding that its header says: code hands over plain bytes. What is encoded so far can be read
 * by the receiver at any time. For one thread.
 */
public final class BodyEncoder {
    private static final String CONTENT_ENCODING = "content-encoding";

    /** Of 11: about as fast as gzip, and smaller. */
    private static final int BROTLI_QUALITY = 4;

    private final EmbeddedChannel channel;

    private BodyEncoder(ChannelHandler encoder) {
        this.channel = new EmbeddedChannel(encoder);
    }

    /**
     * Empty when the header asks for no coding, or for one that is not known: then code has encoded the body itself.
     */
    public static Optional<BodyEncoder> of(Headers headers) {
        return headers.first(CONTENT_ENCODING).flatMap(BodyEncoder::of);
    }

    private static Optional<BodyEncoder> of(String coding) {
        return switch (coding.toLowerCase(Locale.ROOT)) {
            case "gzip" -> Optional.of(new BodyEncoder(ZlibCodecFactory.newZlibEncoder(ZlibWrapper.GZIP)));
            case "br" -> Brotli.isAvailable() ? Optional.of(new BodyEncoder(brotli())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static ChannelHandler brotli() {
        return new BrotliEncoder(new Encoder.Parameters().setQuality(BROTLI_QUALITY));
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
