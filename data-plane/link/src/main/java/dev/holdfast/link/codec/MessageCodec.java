package dev.holdfast.link.codec;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.link.message.SandboxMessage;

/** Messages to frames and back. Without state: safe for several threads. */
public final class MessageCodec {
    /** Bytes of the length in front of each frame, big-endian. */
    public static final int HEADER = 4;

    private MessageCodec() {}

    /**
     * One message as a frame, length in front.
     *
     * @throws MessageTooLargeException beyond the largest frame
     */
    public static byte[] encode(LinkMessage message) {
        FrameWriter writer = new FrameWriter();
        switch (message) {
            case ExchangeMessage exchange -> ExchangeCodec.write(writer, exchange);
            case SandboxMessage sandbox -> SandboxMessageCodec.write(writer, sandbox);
            case PodMessage pod -> PodMessageCodec.write(writer, pod);
        }
        return writer.finish();
    }

    /**
     * Reads a frame without its length.
     *
     * @throws MalformedFrameException when the bytes are anything but exactly one message
     */
    public static LinkMessage decode(byte[] buffer, int offset, int length) throws MalformedFrameException {
        FrameReader reader = new FrameReader(buffer, offset, length);
        int type = reader.type();
        LinkMessage message = switch (type >> 5) {
            case 0 -> ExchangeCodec.read(type, reader);
            case 1 -> SandboxMessageCodec.read(type, reader);
            case 2 -> PodMessageCodec.read(type, reader);
            default -> throw unknown(type);
        };
        reader.finish();
        return message;
    }

    static MalformedFrameException unknown(int type) {
        return new MalformedFrameException("no such type: " + type);
    }
}
