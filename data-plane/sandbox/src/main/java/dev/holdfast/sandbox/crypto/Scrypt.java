package dev.holdfast.sandbox.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** The part of scrypt that takes time and memory; the rest is PBKDF2. See RFC 7914. */
public final class Scrypt {
    /** Memory that one call may take: twice of what Node.js allows unless told otherwise. */
    static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final int WORDS = 16;

    private final int[] block;
    private final int[] mixed;
    private final int[] salsa = new int[WORDS];
    private final int[] work = new int[WORDS];

    private Scrypt(int words) {
        this.block = new int[words];
        this.mixed = new int[words];
    }

    /**
     * scryptROMix (RFC 7914, 5).
     *
     * @param input 128 * r bytes
     * @param cost N, a power of two above 1
     * @throws UnsupportedInputException when sizes do not fit, or more than {@value #MOST_BYTES} bytes would be needed
     */
    public static byte[] mix(byte[] input, int cost, int r) {
        if (r < 1 || r > MOST_BYTES / 128 || input.length != 128 * r || cost < 2 || Integer.bitCount(cost) != 1) {
            throw new UnsupportedInputException("cost or block are out of range");
        }
        if ((long) cost * input.length > MOST_BYTES) {
            throw new UnsupportedInputException("too much memory");
        }
        Scrypt scrypt = new Scrypt(input.length / 4);
        ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(scrypt.block);
        scrypt.mix(cost);
        ByteBuffer output = ByteBuffer.allocate(input.length).order(ByteOrder.LITTLE_ENDIAN);
        output.asIntBuffer().put(scrypt.block);
        return output.array();
    }

    private void mix(int cost) {
        int words = block.length;
        IntBuffer memory = IntBuffer.allocate(cost * words);
        for (int i = 0; i < cost; i++) {
            memory.put(i * words, block);
            mixBlock();
        }
        int[] stored = memory.array();
        for (int i = 0; i < cost; i++) {
            int from = (block[words - WORDS] & (cost - 1)) * words;
            for (int at = 0; at < words; at++) {
                block[at] ^= stored[from + at];
            }
            mixBlock();
        }
    }

    /** scryptBlockMix (RFC 7914, 4): even results go to the front half, odd ones to the other. */
    private void mixBlock() {
        int chunks = block.length / WORDS;
        System.arraycopy(block, block.length - WORDS, salsa, 0, WORDS);
        for (int chunk = 0; chunk < chunks; chunk++) {
            for (int i = 0; i < WORDS; i++) {
                salsa[i] ^= block[chunk * WORDS + i];
            }
            salsa();
            int to = (chunk / 2 + (chunk % 2) * (chunks / 2)) * WORDS;
            System.arraycopy(salsa, 0, mixed, to, WORDS);
        }
        System.arraycopy(mixed, 0, block, 0, block.length);
    }

    /** Salsa20/8 (RFC 7914, 3). */
    private void salsa() {
        int[] x = work;
        System.arraycopy(salsa, 0, x, 0, WORDS);
        for (int round = 0; round < 8; round += 2) {
            quarter(x, 0, 4, 8, 12);
            quarter(x, 5, 9, 13, 1);
            quarter(x, 10, 14, 2, 6);
            quarter(x, 15, 3, 7, 11);
            quarter(x, 0, 1, 2, 3);
            quarter(x, 5, 6, 7, 4);
            quarter(x, 10, 11, 8, 9);
            quarter(x, 15, 12, 13, 14);
        }
        for (int i = 0; i < WORDS; i++) {
            salsa[i] += x[i];
        }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
}
