package dev.holdfast.sandbox.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hash functions, under the names that the Java platform gives them in its various compounds. */
public enum Hash {
    MD5("MD5"),
    SHA_1("SHA-1"),
    SHA_224("SHA-224"),
    SHA_256("SHA-256"),
    SHA_384("SHA-384"),
    SHA_512("SHA-512");

    private static final Map<String, Hash> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(hash -> hash.algorithm, Function.identity()));
    private static final byte[] EMPTY_KEY = new byte[1];

    private final String algorithm;
    private final String compound;

    Hash(String algorithm) {
        this.algorithm = algorithm;
        this.compound = algorithm.replace("-", "");
    }

    /** @throws UnsupportedInputException when there is no such hash */
    public static Hash named(String name) {
        Hash hash = BY_NAME.get(name);
        if (hash == null) {
            throw new UnsupportedInputException("no such hash");
        }
        return hash;
    }

    public byte[] digest(byte[] data) {
        return start().digest(data);
    }

    public byte[] hmac(byte[] key, byte[] data) {
        return start(key).doFinal(data);
    }

    MessageDigest start() {
        return Jca.always(() -> MessageDigest.getInstance(algorithm));
    }

    /** HMAC; an empty key is the same as one of zeros. */
    Mac start(byte[] key) {
        return Jca.always(() -> keyed(key));
    }

    /** {@code SHA-256}, as parameters want it. */
    String algorithm() {
        return algorithm;
    }

    /** {@code SHA256}, as names of signatures want it. */
    String compound() {
        return compound;
    }

    private Mac keyed(byte[] key) throws GeneralSecurityException, InvalidKeyException {
        Mac mac = Mac.getInstance("Hmac" + compound);
        mac.init(new SecretKeySpec(key.length == 0 ? EMPTY_KEY : key, mac.getAlgorithm()));
        return mac;
    }
}
