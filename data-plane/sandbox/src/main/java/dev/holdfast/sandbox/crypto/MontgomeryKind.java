package dev.holdfast.sandbox.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.List;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** Keys for X25519 (RFC 7748). */
enum MontgomeryKind implements KeyKind {
    X25519;

    private static final int LENGTH = 32;
    private static final int TOP_BIT = 255;
    private static final BigInteger BASE = BigInteger.valueOf(9);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public Optional<List<byte[]>> completePublic(List<byte[]> parts) {
        return Jca.attempt(() -> List.of(checked(parts.getFirst(), parts.size() == 1)));
    }

    @Override
    public Optional<List<byte[]>> completePrivate(List<byte[]> parts) {
        return Jca.attempt(() -> {
            byte[] secret = checked(parts.getFirst(), parts.size() <= 2);
            return List.of(secret, agree(privateKey(secret), publicKey(BASE)));
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
        byte[] encoded = checked(parts.getFirst(), parts.size() == 1);
        return publicKey(Numbers.fromBigEndian(Numbers.reversed(encoded)).clearBit(TOP_BIT));
    }

    @Override
    public PrivateKey privateKey(List<byte[]> parts) throws GeneralSecurityException {
        return privateKey(checked(parts.getFirst(), parts.size() == 2));
    }

    private static PrivateKey privateKey(byte[] secret) throws GeneralSecurityException {
        return KeyFactory.getInstance("X25519")
                .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret));
    }

    private static PublicKey publicKey(BigInteger u) throws GeneralSecurityException {
        return KeyFactory.getInstance("X25519").generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u));
    }

    private static byte[] agree(PrivateKey own, PublicKey other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }

    private static byte[] checked(byte[] part, boolean hasRightCount) {
        if (part.length != LENGTH || !hasRightCount) {
            throw new IllegalArgumentException("wrong length or number of parts");
        }
        return part;
    }
}
