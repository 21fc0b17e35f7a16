package dev.holdfast.sandbox.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * A kind of asymmetric keys, which are exchanged as lists of numbers, each as bytes.
 *
 * <table>
 * <caption>Parts</caption>
 * <tr><td>RSA</td><td>public n, e; private n, e, d, p, q, dp, dq, qi; big-endian</td></tr>
 * <tr><td>P-256, P-384, P-521</td><td>public x, y; private d, x, y; big-endian, as long as the field</td></tr>
 * <tr><td>Ed25519, X25519</td><td>public x; private d, x; 32 bytes each, as their RFCs say</td></tr>
 * </table>
 */
public sealed interface KeyKind permits RsaKind, CurveKind, EdwardsKind, MontgomeryKind {
    /** @throws UnsupportedInputException when there is no such kind */
    static KeyKind named(String name) {
        return switch (name) {
            case "RSA" -> RsaKind.RSA;
            case "P-256" -> CurveKind.P_256;
            case "P-384" -> CurveKind.P_384;
            case "P-521" -> CurveKind.P_521;
            case "Ed25519" -> EdwardsKind.ED25519;
            case "X25519" -> MontgomeryKind.X25519;
            default -> throw new UnsupportedInputException("no such kind of keys");
        };
    }

    /** Checks a public key's parts; a curve's point may come as one part in its encoded form, compressed or not. */
    Optional<List<byte[]>> completePublic(List<byte[]> parts);

    /** Checks a private key's parts; of a curve's the first one is enough, the others are worked out. */
    Optional<List<byte[]>> completePrivate(List<byte[]> parts);

    /**
     * A new private key.
     *
     * @param bits length of the modulus, for RSA only
     * @param exponent public exponent, for RSA only
     * @return empty when it could not be found in the time that a call has; another try may succeed
     */
    Optional<List<byte[]>> generate(int bits, byte[] exponent);

    /** From complete parts. */
    PublicKey publicKey(List<byte[]> parts) throws GeneralSecurityException;

    /** From complete parts. */
    PrivateKey privateKey(List<byte[]> parts) throws GeneralSecurityException;

    /**
     * @throws IllegalArgumentException when the number of parts is another one, which reads as a key that does not fit
     */
    static void requireParts(List<byte[]> parts, int count) {
        if (parts.size() != count) {
            throw new IllegalArgumentException("wrong number of parts");
        }
    }
}
