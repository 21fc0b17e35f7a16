package dev.holdfast.link.id;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives and checks the object ids of one namespace (reference: durable-objects 2.2). An id is 32 bytes, written as 64
 * lowercase hex digits: the first half names the object, the second half proves that the id belongs to the namespace.
 * Safe for use by several threads.
 */
public final class ObjectIds {
    private static final int HALF = 16;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param uniqueKey permanent secret of the namespace */
    public ObjectIds(String uniqueKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(uniqueKey.getBytes(StandardCharsets.UTF_8));
            this.key = new SecretKeySpec(digest, HMAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform lacks SHA-256", e);
        }
    }

    /** The id of the object with this name: always the same. */
    public String fromName(String name) {
        return withCheck(half(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** A new id that no name leads to. */
    public String unique(RandomGenerator random) {
        byte[] first = new byte[HALF];
        random.nextBytes(first);
        return withCheck(first);
    }

    /**
     * Reads an id in either case of letters.
     *
     * @return the id in lowercase
     * @throws InvalidObjectIdException with the message that programs observe
     */
    public String parse(String text) {
        byte[] bytes = decode(text);
        byte[] first = Arrays.copyOf(bytes, HALF);
        byte[] check = Arrays.copyOfRange(bytes, HALF, 2 * HALF);
        if (!MessageDigest.isEqual(half(first), check)) {
            throw new InvalidObjectIdException("Durable Object ID is not valid for this namespace.");
        }
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] decode(String text) {
        if (text.length() != 4 * HALF) {
            throw malformed();
        }
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static InvalidObjectIdException malformed() {
        return new InvalidObjectIdException("Invalid Durable Object ID: must be 64 hex digits");
    }

    private String withCheck(byte[] first) {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(first) + hex.formatHex(half(first));
    }

    private byte[] half(byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(message), HALF);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform lacks " + HMAC, e);
        }
    }
}
