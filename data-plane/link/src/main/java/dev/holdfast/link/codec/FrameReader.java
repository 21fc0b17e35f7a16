package dev.holdfast.link.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the payload of one frame. Never allocates more than the frame's own size, whatever the frame says; anything out
 * of place is a {@link MalformedFrameException}. For one thread.
 */
final class FrameReader {
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] buffer;
    private final int end;
    private int position;

    FrameReader(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.position = offset;
        this.end = offset + length;
    }

    int type() throws MalformedFrameException {
        return raw() & 0xFF;
    }

    boolean bool() throws MalformedFrameException {
        byte value = raw();
        if (value != 0 && value != 1) {
            throw new MalformedFrameException("neither true nor false: " + value);
        }
        return value == 1;
    }

    long number() throws MalformedFrameException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = raw();
            long bits = next & 0x7F;
            if (shift == 63 && bits > 1) {
                break;
            }
            value |= bits << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedFrameException("number of more than 64 bits");
    }

    int integer() throws MalformedFrameException {
        long value = number();
        if (value != (int) value) {
            throw new MalformedFrameException("number out of range: " + value);
        }
        return (int) value;
    }

    <E extends Enum<E>> E constant(E[] values) throws MalformedFrameException {
        String name = text();
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw new MalformedFrameException("no such constant");
    }

    byte[] bytes() throws MalformedFrameException {
        int length = length();
        byte[] value = Arrays.copyOfRange(buffer, position, position + length);
        position += length;
        return value;
    }

    String text() throws MalformedFrameException {
        int length = length();
        String value = new String(buffer, position, length, StandardCharsets.UTF_8);
        if (value.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(length);
        }
        position += length;
        return value;
    }

    Optional<String> optionalText() throws MalformedFrameException {
        return bool() ? Optional.of(text()) : Optional.empty();
    }

    <T> List<T> list(Item<T> reader) throws MalformedFrameException {
        int size = length();
        List<T> items = new ArrayList<>(Math.min(size, 64));
        for (int i = 0; i < size; i++) {
            items.add(reader.read(this));
        }
        return items;
    }

    void finish() throws MalformedFrameException {
        if (position != end) {
            throw new MalformedFrameException((end - position) + " bytes left over");
        }
    }

    /** Reads one item of a list; every item takes at least one byte. */
    interface Item<T> {
        T read(FrameReader reader) throws MalformedFrameException;
    }

    private int length() throws MalformedFrameException {
        long length = number();
        if (length < 0 || length > end - position) {
            throw new MalformedFrameException("length beyond the frame: " + length);
        }
        return (int) length;
    }

    private byte raw() throws MalformedFrameException {
        if (position >= end) {
            throw new MalformedFrameException("frame ends early");
        }
        return buffer[position++];
    }

    private void requireUtf8(int length) throws MalformedFrameException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, position, length));
        } catch (CharacterCodingException e) {
            throw new MalformedFrameException("text is not UTF-8");
        }
    }
}
