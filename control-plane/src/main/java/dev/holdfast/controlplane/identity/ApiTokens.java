package dev.holdfast.controlplane.identity;

import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
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
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    ApiTokens(ApiTokenRepository tokens, AuditLog audit, Ids ids, Clock clock) {
        this.tokens = tokens;
        this.audit = audit;
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
        audit.recordOwn(AuditedChange.created("api_token", token.id, TokenView.of(token)));
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
        Optional<ApiTokenEntity> token = tokens.findOf(userId, id);
        token.ifPresent(each -> {
            tokens.delete(each);
            audit.recordOwn(AuditedChange.deleted("api_token", each.id, TokenView.of(each)));
        });
        return token.isPresent();
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
