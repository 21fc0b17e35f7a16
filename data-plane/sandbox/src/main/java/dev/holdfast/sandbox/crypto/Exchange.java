package dev.holdfast.sandbox.crypto;

import java.security.spec.MGF1ParameterSpec;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** Secrets between two parties: agreement, and encryption to a public key. */
public final class Exchange {
    private Exchange() {}

    /**
     * The shared secret of ECDH or X25519.
     *
     * @return empty when the keys do not fit, or the other's is a point of small order
     */
    public static Optional<byte[]> agree(KeyKind kind, List<byte[]> privateKey, List<byte[]> publicKey) {
        String algorithm = switch (kind) {
            case CurveKind curve -> "ECDH";
            case MontgomeryKind montgomery -> "X25519";
            case RsaKind rsa -> throw new UnsupportedInputException("RSA keys do not agree");
            case EdwardsKind edwards -> throw new UnsupportedInputException("Ed25519 keys do not agree");
        };
        return Jca.attempt(() -> {
            KeyAgreement agreement = KeyAgreement.getInstance(algorithm);
            agreement.init(kind.privateKey(privateKey));
            agreement.doPhase(kind.publicKey(publicKey), true);
            return agreement.generateSecret();
        });
    }

    /** RSA-OAEP with one hash for everything. Empty when key, label or length do not fit. */
    public static Optional<byte[]> encrypt(Hash hash, byte[] label, List<byte[]> publicKey, byte[] plain) {
        return Jca.attempt(() -> {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, RsaKind.RSA.publicKey(publicKey), oaep(hash, label));
            return cipher.doFinal(plain);
        });
    }

    public static Optional<byte[]> decrypt(Hash hash, byte[] label, List<byte[]> privateKey, byte[] encrypted) {
        return Jca.attempt(() -> {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, RsaKind.RSA.privateKey(privateKey), oaep(hash, label));
            return cipher.doFinal(encrypted);
        });
    }

    private static OAEPParameterSpec oaep(Hash hash, byte[] label) {
        return new OAEPParameterSpec(
                hash.algorithm(), "MGF1", new MGF1ParameterSpec(hash.algorithm()), new PSource.PSpecified(label));
    }
}
