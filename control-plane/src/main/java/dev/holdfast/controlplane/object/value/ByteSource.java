package dev.holdfast.controlplane.object.value;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads what holds no other values. Whatever is not as it should be is a {@link CorruptValueException}. */
final class ByteSource {
    private static final int PADDING = 0;
    private static final int VERIFY_COUNT = '?';

    private final byte[] bytes;
    private int at;

    ByteSource(byte[] bytes) {
        this.bytes = bytes;
    }

    int remaining() {
        return bytes.length - at;
    }

    /** The next byte, which stays; -1 at the end. */
    int peek() {
        return at < bytes.length ? bytes[at] & 0xff : -1;
    }

    int next() {
        if (at >= bytes.length) {
            throw new CorruptValueException();
        }
        return bytes[at++] & 0xff;
    }

    int tag() {
        int tag = next();
        while (tag == PADDING || tag == VERIFY_COUNT) {
            if (tag == VERIFY_COUNT) {
                varint();
            }
            tag = next();
        }
        return tag;
    }

    /** An unsigned number of 32 bits at most. */
    long varint() {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int part = next();
            value |= (long) (part & 0x7f) << shift;
            if (part < 0x80) {
                return value & 0xffff_ffffL;
            }
        }
        throw new CorruptValueException();
    }

    int zigzag() {
        int encoded = (int) varint();
        return (encoded >>> 1) ^ -(encoded & 1);
    }

    double number() {
        return ByteBuffer.wrap(take(8)).order(ByteOrder.LITTLE_ENDIAN).getDouble();
    }

    byte[] take(long count) {
        if (count > remaining()) {
            throw new CorruptValueException();
        }
        byte[] taken = new byte[(int) count];
        System.arraycopy(bytes, at, taken, 0, taken.length);
        at += taken.length;
        return taken;
    }

    BigInteger integer() {
        long bits = varint();
        byte[] digits = take(bits / 2);
        for (int low = 0, high = digits.length - 1; low < high; low++, high--) {
            byte swapped = digits[low];
            digits[low] = digits[high];
            digits[high] = swapped;
        }
        return new BigInteger(bits % 2 == 0 ? 1 : -1, digits);
    }

    String string() {
        return string(tag());
    }

    String string(int tag) {
        return switch (tag) {
            case '"' -> new String(take(varint()), StandardCharsets.ISO_8859_1);
            case 'c' -> new String(take(varint()), StandardCharsets.UTF_16LE);
            case 'S' -> new String(take(varint()), StandardCharsets.UTF_8);
            default -> throw new CorruptValueException();
        };
    }
}
