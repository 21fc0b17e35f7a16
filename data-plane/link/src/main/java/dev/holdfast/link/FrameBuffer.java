package dev.holdfast.link;

import dev.holdfast.link.codec.MalformedFrameException;
import dev.holdfast.link.codec.MessageCodec;
import dev.holdfast.link.codec.MessageTooLargeException;
import dev.holdfast.link.message.LinkMessage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a byte stream into messages. Grows only with bytes that really arrived, never on the word of a length. For one
 * thread.
 */
final class FrameBuffer {
    private static final int INITIAL = 128 * 1024;

    private byte[] buffer = new byte[INITIAL];
    private ByteBuffer view = ByteBuffer.wrap(buffer);
    private int start;
    private int end;

    /** Where to read into; at least one byte is free. Valid until the next call. */
    ByteBuffer writable() {
        if (start == end) {
            start = 0;
            end = 0;
            if (buffer.length > INITIAL) {
                replace(new byte[INITIAL]);
            }
        } else if (end == buffer.length && start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        } else if (end == buffer.length) {
            replace(Arrays.copyOf(buffer, buffer.length * 2));
        }
        return view.clear().position(end);
    }

    /**
     * Takes in bytes that were put into {@link #writable}, and hands on every message that is complete.
     *
     * @throws MalformedFrameException at the first frame that is no message
     */
    void written(int count, Consumer<LinkMessage> consumer) throws MalformedFrameException {
        end += count;
        while (end - start >= MessageCodec.HEADER) {
            int length = length();
            if (length < 0 || length > MessageTooLargeException.MAX_FRAME) {
                throw new MalformedFrameException("frame too large: " + Integer.toUnsignedString(length));
            }
            int next = start + MessageCodec.HEADER;
            if (end - next < length) {
                return;
            }
            start = next + length;
            consumer.accept(MessageCodec.decode(buffer, next, length));
        }
    }

    private void replace(byte[] bytes) {
        buffer = bytes;
        view = ByteBuffer.wrap(bytes);
    }

    private int length() {
        return (buffer[start] & 0xFF) << 24
                | (buffer[start + 1] & 0xFF) << 16
                | (buffer[start + 2] & 0xFF) << 8
                | (buffer[start + 3] & 0xFF);
    }
}
