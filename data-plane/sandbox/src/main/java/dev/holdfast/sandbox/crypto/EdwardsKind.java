package dev.holdfast.sandbox.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.List;
import java.util.Optional;

/** Keys for Ed25519 (RFC 8032). */
enum EdwardsKind implements KeyKind {
    ED25519;

    private static final int LENGTH = 32;
    private static final int SIGN = 0x80;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public Optional<List<byte[]>> completePublic(List<byte[]> parts) {
        return Jca.attempt(() -> List.of(checked(parts.getFirst(), parts.size() == 1)));
    }

    @Override
    public Optional<List<byte[]>> completePrivate(List<byte[]> parts) {
        return Jca.attempt(() -> {
            byte[] secret = checked(parts.getFirst(), parts.size() <= 2);
            return List.of(secret, publicOf(secret));
        });
    }

    @Override
    public Optional<List<byte[]>> generate(int bits, byte[] exponent) {
        byte[] secret = new byte[LENGTH];
        RANDOM.nextBytes(secret);
        return completePrivate(List.of(secret));
    }

    @Override
    public PublicKey publicKey(List<byte[]> parts) throws GeneralSecurityException {
        byte[] bigEndian = Numbers.reversed(checked(parts.getFirst(), parts.size() == 1));
        boolean isOdd = (bigEndian[0] & SIGN) != 0;
        bigEndian[0] &= (byte) ~SIGN;
        EdECPoint point = new EdECPoint(isOdd, Numbers.fromBigEndian(bigEndian));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    @Override
    public PrivateKey privateKey(List<byte[]> parts) throws GeneralSecurityException {
        byte[] secret = checked(parts.getFirst(), parts.size() == 2);
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret));
    }

    /** A private key is 32 random bytes: a generator that draws these makes the pair of which they are a part. */
    private static byte[] publicOf(byte[] secret) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Given(secret));
        EdECPoint point = ((EdECPublicKey) generator.generateKeyPair().getPublic()).getPoint();
        byte[] encoded = Numbers.reversed(Numbers.bigEndian(point.getY(), LENGTH));
        if (point.isXOdd()) {
            encoded[LENGTH - 1] |= (byte) SIGN;
        }
        return encoded;
    }

    private static byte[] checked(byte[] part, boolean hasRightCount) {
        if (part.length != LENGTH || !hasRightCount) {
            throw new IllegalArgumentException("wrong length or number of parts");
        }
        return part;
    }

    /** Not random at all. */
    private static final class Given extends SecureRandom {
        private final transient byte[] given;

        Given(byte[] given) {
            this.given = given;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != given.length) {
                throw new IllegalStateException("a private key is drawn in another way than expected");
            }
            System.arraycopy(given, 0, bytes, 0, bytes.length);
        }
    }
}
