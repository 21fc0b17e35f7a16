package dev.holdfast.sandbox.crypto;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** Keys on NIST's curves over prime fields. */
enum CurveKind implements KeyKind {
    P_256("secp256r1"),
    P_384("secp384r1"),
    P_521("secp521r1");

    private static final int PUBLIC_PARTS = 2;
    private static final int PRIVATE_PARTS = 3;
    private static final int EVEN = 2;
    private static final int ODD = 3;
    private static final int UNCOMPRESSED = 4;

    @SuppressWarnings("Immutable") // it is, but for its class, which is not marked as such
    private final ECParameterSpec parameters;

    private final BigInteger prime;
    private final int length;

    CurveKind(String standardName) {
        this.parameters = Jca.always(() -> {
            AlgorithmParameters found = AlgorithmParameters.getInstance("EC");
            found.init(new ECGenParameterSpec(standardName));
            return found.getParameterSpec(ECParameterSpec.class);
        });
        this.prime = ((ECFieldFp) parameters.getCurve().getField()).getP();
        this.length = (prime.bitLength() + 7) / Byte.SIZE;
    }

    @Override
    public Optional<List<byte[]>> completePublic(List<byte[]> parts) {
        return Jca.attempt(() -> parts(parts.size() == 1 ? decoded(parts.getFirst()) : point(parts)));
    }

    @Override
    public Optional<List<byte[]>> completePrivate(List<byte[]> parts) {
        return Jca.attempt(() -> {
            BigInteger secret = secret(parts);
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(secret, parameters));
            BigInteger x = xOfPublic(key);
            BigInteger y = root(x);
            ECPoint found = isPair(key, new ECPoint(x, y)) ? new ECPoint(x, y) : new ECPoint(x, prime.subtract(y));
            if (parts.size() > 1 && !found.equals(point(parts.subList(1, parts.size())))) {
                throw new IllegalArgumentException("the private key belongs to another public key");
            }
            return parts(secret, found);
        });
    }

    @Override
    public Optional<List<byte[]>> generate(int bits, byte[] exponent) {
        return Jca.attempt(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(parameters);
            KeyPair pair = generator.generateKeyPair();
            return parts(((ECPrivateKey) pair.getPrivate()).getS(), ((ECPublicKey) pair.getPublic()).getW());
        });
    }

    @Override
    public PublicKey publicKey(List<byte[]> parts) throws GeneralSecurityException {
        return publicKey(point(parts));
    }

    @Override
    public PrivateKey privateKey(List<byte[]> parts) throws GeneralSecurityException {
        KeyKind.requireParts(parts, PRIVATE_PARTS);
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(secret(parts), parameters));
    }

    private PublicKey publicKey(ECPoint point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, parameters));
    }

    private BigInteger secret(List<byte[]> parts) {
        BigInteger secret = number(parts.getFirst());
        if (secret.signum() == 0 || secret.compareTo(parameters.getOrder()) >= 0) {
            throw new IllegalArgumentException("the private key is out of range");
        }
        return secret;
    }

    private ECPoint point(List<byte[]> parts) {
        KeyKind.requireParts(parts, PUBLIC_PARTS);
        BigInteger x = number(parts.get(0));
        BigInteger y = number(parts.get(1));
        if (x.compareTo(prime) >= 0
                || y.compareTo(prime) >= 0
                || !y.multiply(y).mod(prime).equals(rightSide(x))) {
            throw new IllegalArgumentException("the point is not on the curve");
        }
        return new ECPoint(x, y);
    }

    /** SEC 1, 2.3.4. */
    private ECPoint decoded(byte[] encoded) {
        int form = encoded.length == 0 ? 0 : encoded[0];
        if (form == UNCOMPRESSED && encoded.length == 1 + 2 * length) {
            return point(List.of(
                    Arrays.copyOfRange(encoded, 1, 1 + length),
                    Arrays.copyOfRange(encoded, 1 + length, encoded.length)));
        }
        if ((form == EVEN || form == ODD) && encoded.length == 1 + length) {
            BigInteger x = number(Arrays.copyOfRange(encoded, 1, encoded.length));
            BigInteger y = root(x);
            return point(List.of(
                    Numbers.bigEndian(x), Numbers.bigEndian(y.testBit(0) == (form == ODD) ? y : prime.subtract(y))));
        }
        throw new IllegalArgumentException("no such encoding of points");
    }

    /** Its public key is the private key times the generator, of which key agreement tells the first coordinate. */
    private BigInteger xOfPublic(PrivateKey key) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(publicKey(parameters.getGenerator()), true);
        return number(agreement.generateSecret());
    }

    /** The message must not be zero: what is signed then does not tell a point from its opposite. */
    private boolean isPair(PrivateKey key, ECPoint point) throws GeneralSecurityException {
        byte[] message = {1};
        Signature signing = Signature.getInstance("NONEwithECDSA");
        signing.initSign(key);
        signing.update(message);
        Signature verifying = Signature.getInstance("NONEwithECDSA");
        verifying.initVerify(publicKey(point));
        verifying.update(message);
        return verifying.verify(signing.sign());
    }

    /** A y that goes with x, if there is one; these primes are 3 modulo 4. */
    private BigInteger root(BigInteger x) {
        return rightSide(x).modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
    }

    private BigInteger rightSide(BigInteger x) {
        return x.multiply(x)
                .add(parameters.getCurve().getA())
                .multiply(x)
                .add(parameters.getCurve().getB())
                .mod(prime);
    }

    private BigInteger number(byte[] bytes) {
        if (bytes.length > length) {
            throw new IllegalArgumentException("the number is too long");
        }
        return Numbers.fromBigEndian(bytes);
    }

    private List<byte[]> parts(ECPoint point) {
        return List.of(Numbers.bigEndian(point.getAffineX(), length), Numbers.bigEndian(point.getAffineY(), length));
    }

    private List<byte[]> parts(BigInteger secret, ECPoint point) {
        return List.of(
                Numbers.bigEndian(secret, length),
                Numbers.bigEndian(point.getAffineX(), length),
                Numbers.bigEndian(point.getAffineY(), length));
    }
}
