package dev.holdfast.sandbox.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** RSA keys of 512 to 4096 bits: the time of an operation grows with the third power of the length. */
enum RsaKind implements KeyKind {
    RSA;

    private static final int LEAST_BITS = 512;
    private static final int MOST_BITS = 4096;
    private static final int MOST_EXPONENT_BITS = 64;
    private static final int PUBLIC_PARTS = 2;
    private static final int PRIVATE_PARTS = 8;
    private static final long GENERATION_NANOS = 1_000_000_000;

    @Override
    public Optional<List<byte[]>> completePublic(List<byte[]> parts) {
        return Jca.attempt(() -> {
            KeyKind.requireParts(parts, PUBLIC_PARTS);
            List<BigInteger> numbers = numbers(parts);
            checkPublic(numbers.get(0), numbers.get(1));
            return bytes(numbers.stream());
        });
    }

    @Override
    public Optional<List<byte[]>> completePrivate(List<byte[]> parts) {
        return Jca.attempt(() -> {
            KeyKind.requireParts(parts, PRIVATE_PARTS);
            List<BigInteger> numbers = numbers(parts);
            checkPublic(numbers.get(0), numbers.get(1));
            checkPrivate(numbers);
            return bytes(numbers.stream());
        });
    }

    @Override
    public Optional<List<byte[]>> generate(int bits, byte[] exponent) {
        if (bits < LEAST_BITS || bits > MOST_BITS || exponent.length > MOST_EXPONENT_BITS / Byte.SIZE) {
            throw new UnsupportedInputException("no such length of keys");
        }
        try {
            return Jca.attempt(() -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(
                        new RSAKeyGenParameterSpec(bits, Numbers.fromBigEndian(exponent)),
                        new TimedRandom(GENERATION_NANOS));
                return parts((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
            });
        } catch (TimedRandom.TimeIsUpException e) {
            return Optional.empty();
        }
    }

    @Override
    public PublicKey publicKey(List<byte[]> parts) throws GeneralSecurityException {
        KeyKind.requireParts(parts, PUBLIC_PARTS);
        List<BigInteger> n = numbers(parts);
        checkPublic(n.get(0), n.get(1));
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(n.get(0), n.get(1)));
    }

    @Override
    public PrivateKey privateKey(List<byte[]> parts) throws GeneralSecurityException {
        KeyKind.requireParts(parts, PRIVATE_PARTS);
        List<BigInteger> n = numbers(parts);
        checkPublic(n.get(0), n.get(1));
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5), n.get(6), n.get(7)));
    }

    private static void checkPublic(BigInteger modulus, BigInteger exponent) {
        int bits = modulus.bitLength();
        require(bits >= LEAST_BITS && bits <= MOST_BITS && modulus.testBit(0));
        require(exponent.bitLength() <= MOST_EXPONENT_BITS
                && exponent.compareTo(BigInteger.ONE) > 0
                && exponent.testBit(0));
    }

    private static void checkPrivate(List<BigInteger> numbers) {
        BigInteger modulus = numbers.get(0);
        BigInteger exponent = numbers.get(2);
        BigInteger p = numbers.get(3);
        BigInteger q = numbers.get(4);
        require(p.compareTo(BigInteger.ONE) > 0 && q.compareTo(BigInteger.ONE) > 0 && exponent.compareTo(modulus) < 0);
        require(p.multiply(q).equals(modulus));
        require(exponent.mod(p.subtract(BigInteger.ONE)).equals(numbers.get(5)));
        require(exponent.mod(q.subtract(BigInteger.ONE)).equals(numbers.get(6)));
        require(numbers.get(7).compareTo(p) < 0
                && numbers.get(7).multiply(q).mod(p).equals(BigInteger.ONE));
        require(numbers.get(1)
                .multiply(numbers.get(5))
                .mod(p.subtract(BigInteger.ONE))
                .equals(BigInteger.ONE));
        require(numbers.get(1)
                .multiply(numbers.get(6))
                .mod(q.subtract(BigInteger.ONE))
                .equals(BigInteger.ONE));
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("the parts of the key do not fit");
        }
    }

    private static List<BigInteger> numbers(List<byte[]> parts) {
        require(parts.stream().allMatch(part -> part.length <= MOST_BITS / Byte.SIZE + 1));
        return parts.stream().map(Numbers::fromBigEndian).toList();
    }

    private static List<byte[]> parts(RSAPrivateCrtKey key) {
        return bytes(Stream.of(
                key.getModulus(),
                key.getPublicExponent(),
                key.getPrivateExponent(),
                key.getPrimeP(),
                key.getPrimeQ(),
                key.getPrimeExponentP(),
                key.getPrimeExponentQ(),
                key.getCrtCoefficient()));
    }

    private static List<byte[]> bytes(Stream<BigInteger> numbers) {
        return numbers.map(Numbers::bigEndian).toList();
    }
}
