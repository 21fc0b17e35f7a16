package dev.holdfast.link.id;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives and checks the object ids of one namespace (reference: durable-objects 2.2). An id is 32 bytes, written as 64
 * lowercase hex digits: the first half names the object, the second half proves that the id belongs to the namespace
 * and to a jurisdiction, if to any. Safe for use by several threads.
 */
public final class ObjectIds {
    /** To which an id may be restricted (reference: durable-objects 2.1). */
    public static final List<String> JURISDICTIONS = List.of("eu", "fedramp", "us", "fedramp-high");

    private static final int HALF = 16;
    private static final String NONE = "";
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
        return fromName(name, NONE);
    }

    /**
     * The id of the object with this name in a jurisdiction: always the same, and another one than elsewhere.
     *
     * @param jurisdiction one of {@link #JURISDICTIONS}, or empty for none
     */
    public String fromName(String name, String jurisdiction) {
        String text = jurisdiction.isEmpty() ? name : known(jurisdiction) + "\0" + name;
        return withCheck(half(text.getBytes(StandardCharsets.UTF_8)), jurisdiction);
    }

    /**
     * A new id that no name leads to.
     *
     * @param jurisdiction as for {@link #fromName}
     */
    public String unique(RandomGenerator random, String jurisdiction) {
        byte[] first = new byte[HALF];
        random.nextBytes(first);
        return withCheck(first, known(jurisdiction));
    }

    /**
     * Reads an id in either case of letters.
     *
     * @return the id in lowercase
     * @throws InvalidObjectIdException with the message that programs observe
     */
    public String parse(String text) {
        byte[] bytes = decode(text);
        if (jurisdictionOf(bytes).isEmpty()) {
            throw notValid();
        }
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * The jurisdiction to which an id is restricted, empty for none.
     *
     * @throws InvalidObjectIdException as {@link #parse} does
     */
    public String jurisdictionOf(String text) {
        return jurisdictionOf(decode(text)).orElseThrow(ObjectIds::notValid);
    }

    /** @return nothing when the id does not belong to the namespace */
    private Optional<String> jurisdictionOf(byte[] id) {
        byte[] first = Arrays.copyOf(id, HALF);
        byte[] check = Arrays.copyOfRange(id, HALF, 2 * HALF);
        return Stream.concat(Stream.of(NONE), JURISDICTIONS.stream())
                .filter(candidate -> MessageDigest.isEqual(check(first, candidate), check))
                .findFirst();
    }

    private static String known(String jurisdiction) {
        if (!jurisdiction.isEmpty() && !JURISDICTIONS.contains(jurisdiction)) {
            throw new InvalidObjectIdException("There is no jurisdiction \"" + jurisdiction + "\".");
        }
        return jurisdiction;
    }

    private static InvalidObjectIdException notValid() {
        return new InvalidObjectIdException("Durable Object ID is not valid for this namespace.");
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

    private String withCheck(byte[] first, String jurisdiction) {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(first) + hex.formatHex(check(first, jurisdiction));
    }

    private byte[] check(byte[] first, String jurisdiction) {
        byte[] suffix = jurisdiction.getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(first, HALF + suffix.length);
        System.arraycopy(suffix, 0, message, HALF, suffix.length);
        return half(message);
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
