package dev.holdfast.contract.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens secrets with AES-256-GCM. The first key seals; every key opens what it once sealed, so keys are
 * replaced by putting a new one in front and leaving the old one in until nothing is sealed by it any more. What is
 * sealed says by which key, and opens only in the context in which it was sealed. Thread-safe; shows no key and no
 * secret in any message.
 */
public final class KeyRing {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String PURPOSE = "holdfast secret\0";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys;
    private final String current;

    private KeyRing(String current, Map<String, SecretKeySpec> keys) {
        this.current = current;
        this.keys = Map.copyOf(keys);
    }

    /**
     * @param text {@code id:key} separated by commas, the key that seals first; keys are 32 bytes in base64
     * @throws IllegalArgumentException if it is not of that form
     */
    public static KeyRing parse(String text) {
        LinkedHashMap<String, SecretKeySpec> keys = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            int colon = entry.indexOf(':');
            String id = colon < 0 ? "" : entry.substring(0, colon).strip();
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        "a key of the ring has no id of up to 32 letters, digits, _ and - before a colon");
            }
            if (keys.put(id, key(id, entry.substring(colon + 1).strip())) != null) {
                throw new IllegalArgumentException("the ring has two keys with the id '" + id + "'");
            }
        }
        return new KeyRing(keys.firstEntry().getKey(), keys);
    }

    /** The id of the key that seals. */
    public String current() {
        return current;
    }

    /** @param context what the secret belongs to; needed again to open it */
    public String seal(String context, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.get(current), nonce, context);
            byte[] sealed = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] both = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return current + ":" + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed", e);
        }
    }

    /** @throws UnopenableSecretException if no key of the ring opens it in this context */
    public String open(String context, String sealed) {
        String id = keyOf(sealed);
        SecretKeySpec key = keys.get(id);
        if (key == null) {
            throw new UnopenableSecretException("it is sealed by the key '" + id + "', which is not in the ring");
        }
        try {
            byte[] both = Base64.getDecoder().decode(sealed.substring(id.length() + 1));
            if (both.length < NONCE_BYTES) {
                throw new UnopenableSecretException("it is cut short");
            }
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, both, context);
            return new String(cipher.doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new UnopenableSecretException("it was changed, or sealed for something else");
        } catch (IllegalArgumentException e) {
            throw new UnopenableSecretException("it is not well formed");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be opened", e);
        }
    }

    /** The id of the key by which something is sealed; empty if it is not well formed. */
    public static String keyOf(String sealed) {
        return sealed.substring(0, Math.max(sealed.indexOf(':'), 0));
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD((PURPOSE + context).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKeySpec key(String id, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException e) {
            // Said below, without a piece of the key.
        }
        throw new IllegalArgumentException("the key '" + id + "' is not 32 bytes in base64");
    }
}
