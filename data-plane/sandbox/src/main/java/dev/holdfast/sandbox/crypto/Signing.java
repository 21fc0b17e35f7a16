package dev.holdfast.sandbox.crypto;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Optional;

/**
 * A way to sign.
 *
 * @param saltLength in bytes; for RSA-PSS only
 */
public record Signing(Scheme scheme, Hash hash, int saltLength) {
    private static final int MOST_SALT_BYTES = 512;

    /** The schemes, under the names by which the runtime layer asks for them. */
    public enum Scheme {
        RSASSA_PKCS1("RSASSA-PKCS1-v1_5"),
        RSA_PSS("RSA-PSS"),
        /** Signatures are r and s, one after the other. */
        ECDSA("ECDSA"),
        /** Signatures are DER. */
        ECDSA_DER("ECDSA-DER"),
        ED25519("Ed25519");

        private final String title;

        Scheme(String title) {
            this.title = title;
        }

        /** @throws UnsupportedInputException when there is no such scheme */
        public static Scheme named(String name) {
            for (Scheme scheme : values()) {
                if (scheme.title.equals(name)) {
                    return scheme;
                }
            }
            throw new UnsupportedInputException("no such scheme of signatures");
        }
    }

    public Signing {
        if (saltLength < 0 || saltLength > MOST_SALT_BYTES) {
            throw new UnsupportedInputException("salt length is out of range");
        }
    }

    /** @return empty when the key is of another kind or too small */
    public Optional<byte[]> sign(KeyKind kind, List<byte[]> privateKey, byte[] data) {
        return Jca.attempt(() -> {
            Signature signature = signature();
            signature.initSign(kind.privateKey(privateKey));
            signature.update(data);
            return signature.sign();
        });
    }

    /** A key that does not fit verifies nothing. */
    public boolean verify(KeyKind kind, List<byte[]> publicKey, byte[] signed, byte[] data) {
        return Jca.attempt(() -> {
                    Signature signature = signature();
                    signature.initVerify(kind.publicKey(publicKey));
                    signature.update(data);
                    return signature.verify(signed);
                })
                .orElse(false);
    }

    private Signature signature() throws GeneralSecurityException {
        return switch (scheme) {
            case RSASSA_PKCS1 -> Signature.getInstance(hash.compound() + "withRSA");
            case RSA_PSS -> pss();
            case ECDSA -> Signature.getInstance(hash.compound() + "withECDSAinP1363Format");
            case ECDSA_DER -> Signature.getInstance(hash.compound() + "withECDSA");
            case ED25519 -> Signature.getInstance("Ed25519");
        };
    }

    private Signature pss() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(
                hash.algorithm(),
                "MGF1",
                new MGF1ParameterSpec(hash.algorithm()),
                saltLength,
                PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }
}
