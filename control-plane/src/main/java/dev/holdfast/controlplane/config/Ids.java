package dev.holdfast.controlplane.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Makes identifiers that nobody can guess. Thread-safe. */
@ApplicationScoped
public class Ids {
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private final SecureRandom random = new SecureRandom();

    /** 32 hex digits: accounts, users, workers, namespaces. */
    public String hex() {
        return HexFormat.of().formatHex(bytes(16));
    }

    /** Versions and deployments. */
    public UUID uuid() {
        return UUID.randomUUID();
    }

    /** 256 bits, base64url without padding. */
    public String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** Eight letters that are easily told apart and make no words, with a hyphen in the middle: people type it. */
    public String userCode() {
        StringBuilder code = new StringBuilder();
        for (int position = 0; position < 8; position++) {
            code.append(position == 4 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
