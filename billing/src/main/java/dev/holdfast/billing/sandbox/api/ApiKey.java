package dev.holdfast.billing.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Checks the API key: as a bearer token, or as the user of basic authentication. */
final class ApiKey {
    private final byte[] expected;

    ApiKey(String secretKey) {
        this.expected = secretKey.getBytes(StandardCharsets.UTF_8);
    }

    /** @throws ApiException if the header does not carry the key */
    void check(@Nullable String authorization) {
        if (authorization == null) {
            throw ApiException.unauthorized("You did not provide an API key.");
        }
        if (!MessageDigest.isEqual(expected, presented(authorization))) {
            throw ApiException.unauthorized("Invalid API Key provided");
        }
    }

    private static byte[] presented(String authorization) {
        if (authorization.startsWith("Basic ")) {
            String decoded = new String(decode(authorization.substring("Basic ".length())), StandardCharsets.UTF_8);
            return decoded.split(":", 2)[0].getBytes(StandardCharsets.UTF_8);
        }
        return authorization.replaceFirst("^Bearer ", "").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
