package dev.holdfast.link.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Builds one frame. For one thread. */
final class FrameWriter {
    private static final int HEADER = 4;
    private static final int MAX_VARINT = 10;

    private byte[] buffer = new byte[256];
    private int position = HEADER;

    FrameWriter type(int type) {
        return raw(type);
    }

    FrameWriter bool(boolean value) {
        return raw(value ? 1 : 0);
    }

    FrameWriter number(long value) {
        ensure(MAX_VARINT);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[position++] = (byte) rest;
        return this;
    }

    FrameWriter bytes(byte[] value) {
        number(value.length);
        ensure(value.length);
        System.arraycopy(value, 0, buffer, position, value.length);
        position += value.length;
        return this;
    }

    FrameWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    FrameWriter optionalText(Optional<String> value) {
        bool(value.isPresent());
        value.ifPresent(this::text);
        return this;
    }

    <T> FrameWriter list(List<T> items, BiConsumer<FrameWriter, T> writer) {
        number(items.size());
        for (T item : items) {
            writer.accept(this, item);
        }
        return this;
    }

    /** The frame with its length in front. */
    byte[] finish() {
        int length = position - HEADER;
        for (int i = 0; i < HEADER; i++) {
            buffer[i] = (byte) (length >>> (24 - 8 * i));
        }
        return position == buffer.length ? buffer : Arrays.copyOf(buffer, position);
    }

    private FrameWriter raw(int value) {
        ensure(1);
        buffer[position++] = (byte) value;
        return this;
    }

    private void ensure(int more) {
        long needed = (long) position + more;
        if (needed > (long) MessageTooLargeException.MAX_FRAME + HEADER) {
            throw new MessageTooLargeException(needed - HEADER);
        }
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.max(needed, Math.min(buffer.length * 2L, 1L << 30)));
        }
    }
}
