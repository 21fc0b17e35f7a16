package dev.holdfast.controlplane.identity;

import dev.holdfast.controlplane.config.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Issues, recognises and revokes API tokens. */
@ApplicationScoped
public class ApiTokens {
    /** With which every token begins, so that it is told from Keycloak's tokens, and found by secret scanners. */
    static final String PREFIX = "hf_";

    private final ApiTokenRepository tokens;
    private final Ids ids;
    private final Clock clock;

    ApiTokens(ApiTokenRepository tokens, Ids ids, Clock clock) {
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    IssuedToken issue(String userId, String name) {
        String value = PREFIX + ids.secret();
        ApiTokenEntity token = new ApiTokenEntity();
        token.id = ids.hex();
        token.userId = userId;
        token.name = name;
        token.hash = hash(value);
        token.createdOn = clock.instant();
        tokens.persist(token);
        return new IssuedToken(token.id, name, token.createdOn, "active", value);
    }

    @Transactional
    Optional<ApiTokenEntity> recognise(String value) {
        return tokens.findByHash(hash(value));
    }

    @Transactional
    List<ApiTokenEntity> listOf(String userId) {
        return tokens.listOf(userId);
    }

    /** Says whether the user had such a token. */
    @Transactional
    boolean revoke(String userId, String id) {
        return tokens.deleteOf(userId, id);
    }

    private static String hash(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
