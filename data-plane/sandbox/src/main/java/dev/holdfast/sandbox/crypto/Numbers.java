package dev.holdfast.sandbox.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/** Unsigned numbers as bytes. */
final class Numbers {
    private Numbers() {}

    static BigInteger fromBigEndian(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    /** Without leading zeros; zero is one byte. */
    static byte[] bigEndian(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    /** @throws IllegalArgumentException when it takes more bytes */
    static byte[] bigEndian(BigInteger value, int length) {
        byte[] bytes = bigEndian(value);
        if (bytes.length > length) {
            throw new IllegalArgumentException("number is too long");
        }
        byte[] padded = new byte[length];
        System.arraycopy(bytes, 0, padded, length - bytes.length, bytes.length);
        return padded;
    }

    static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
