package dev.holdfast.sandbox.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.Mac;

/** Keys out of secrets. */
public final class Derivation {
    private static final int MOST_ITERATIONS = 100_000;

    private Derivation() {}

    /**
     * One block of PBKDF2's result, as long as the hash (RFC 8018, 5.2, function F). The platform's own PBKDF2 takes
     * passwords as text, which cannot hold every sequence of bytes.
     *
     * @param block from 1
     * @throws UnsupportedInputException for more than {@value #MOST_ITERATIONS} iterations
     */
    public static byte[] pbkdf2Block(Hash hash, byte[] password, byte[] salt, int iterations, int block) {
        if (iterations < 1 || iterations > MOST_ITERATIONS || block < 1) {
            throw new UnsupportedInputException("iterations or block are out of range");
        }
        Mac mac = hash.start(password);
        mac.update(salt);
        byte[] round = mac.doFinal(ByteBuffer.allocate(4).putInt(block).array());
        byte[] result = round.clone();
        for (int i = 1; i < iterations; i++) {
            round = mac.doFinal(round);
            for (int at = 0; at < result.length; at++) {
                result[at] ^= round[at];
            }
        }
        return result;
    }

    /**
     * HKDF, extract and expand (RFC 5869). The platform's own does not do SHA-1 and MD5.
     *
     * @throws UnsupportedInputException for more than 255 times the length of the hash
     */
    public static byte[] hkdf(Hash hash, byte[] secret, byte[] salt, byte[] info, int length) {
        Mac mac = hash.start(hash.hmac(salt, secret));
        if (length < 0 || length > 255 * mac.getMacLength()) {
            throw new UnsupportedInputException("length is out of range");
        }
        ByteBuffer result = ByteBuffer.allocate(length);
        byte[] block = new byte[0];
        for (int number = 1; result.hasRemaining(); number++) {
            mac.update(block);
            mac.update(info);
            block = mac.doFinal(new byte[] {(byte) number});
            result.put(Arrays.copyOf(block, Math.min(block.length, result.remaining())));
        }
        return result.array();
    }
}
