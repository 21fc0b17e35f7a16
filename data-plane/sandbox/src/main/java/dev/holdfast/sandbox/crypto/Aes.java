package dev.holdfast.sandbox.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES in its modes. Results are empty when key, initialization vector or data do not fit. */
public final class Aes {
    private static final int FULL_TAG = 16;
    private static final int WRAPPED_UNIT = 8;
    /** The platform checks no shorter tags. */
    private static final int SHORTEST_CHECKED_TAG = 12;

    private final SecretKeySpec key;

    private Aes(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @throws UnsupportedInputException when the key has another length than 16, 24 or 32 bytes */
    public static Aes of(byte[] key) {
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw new UnsupportedInputException("no such key length");
        }
        return new Aes(key);
    }

    /** @param padded whether PKCS #7 padding is added or taken off; else data must be whole blocks */
    public Optional<byte[]> cbc(boolean encrypt, boolean padded, byte[] iv, byte[] data) {
        String transformation = padded ? "AES/CBC/PKCS5Padding" : "AES/CBC/NoPadding";
        return Jca.attempt(
                () -> cipher(transformation, encrypt, new IvParameterSpec(iv)).doFinal(data));
    }

    /** Encryption and decryption are the same. The whole of {@code counter} counts. */
    public Optional<byte[]> ctr(byte[] counter, byte[] data) {
        return Jca.attempt(() ->
                cipher("AES/CTR/NoPadding", true, new IvParameterSpec(counter)).doFinal(data));
    }

    /** @return ciphertext followed by the tag */
    public Optional<byte[]> seal(byte[] iv, byte[] additional, int tagBytes, byte[] plain) {
        checkTag(tagBytes);
        return Jca.attempt(() ->
                Arrays.copyOf(gcm(Cipher.ENCRYPT_MODE, iv, additional, FULL_TAG, plain), plain.length + tagBytes));
    }

    /** @param sealed ciphertext followed by the tag */
    public Optional<byte[]> open(byte[] iv, byte[] additional, int tagBytes, byte[] sealed) {
        checkTag(tagBytes);
        if (sealed.length < tagBytes) {
            return Optional.empty();
        }
        return tagBytes < SHORTEST_CHECKED_TAG
                ? openShort(iv, additional, tagBytes, sealed)
                : Jca.attempt(() -> gcm(Cipher.DECRYPT_MODE, iv, additional, tagBytes, sealed));
    }

    /** RFC 3394. */
    public Optional<byte[]> wrap(byte[] plain) {
        return plain.length < 2 * WRAPPED_UNIT ? Optional.empty() : wrapping(Cipher.ENCRYPT_MODE, plain);
    }

    public Optional<byte[]> unwrap(byte[] wrapped) {
        return wrapped.length < 3 * WRAPPED_UNIT ? Optional.empty() : wrapping(Cipher.DECRYPT_MODE, wrapped);
    }

    private Optional<byte[]> wrapping(int mode, byte[] data) {
        return Jca.attempt(() -> {
            Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
            cipher.init(mode, key);
            return cipher.doFinal(data);
        });
    }

    /** Sealing is its own inverse but for the tag; sealing again tells which tag there should be. */
    private Optional<byte[]> openShort(byte[] iv, byte[] additional, int tagBytes, byte[] sealed) {
        int length = sealed.length - tagBytes;
        return seal(iv, additional, tagBytes, Arrays.copyOf(sealed, length))
                .map(again -> Arrays.copyOf(again, length))
                .filter(plain -> seal(iv, additional, tagBytes, plain)
                        .filter(expected -> MessageDigest.isEqual(expected, sealed))
                        .isPresent());
    }

    private byte[] gcm(int mode, byte[] iv, byte[] additional, int tagBytes, byte[] data)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(tagBytes * Byte.SIZE, iv));
        cipher.updateAAD(additional);
        return cipher.doFinal(data);
    }

    private Cipher cipher(String transformation, boolean encrypt, AlgorithmParameterSpec parameters)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, key, parameters);
        return cipher;
    }

    private static void checkTag(int tagBytes) {
        if (tagBytes < 4 || tagBytes > FULL_TAG) {
            throw new UnsupportedInputException("no such tag length");
        }
    }
}
