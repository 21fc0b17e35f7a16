package dev.holdfast.controlplane.oauth;

import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.config.OAuthConfig;
import dev.holdfast.controlplane.token.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** Codes that the browser carries from the consent page to the program, each good once and only with its verifier. */
@ApplicationScoped
class AuthorizationCodes {
    private final OAuthRepository repository;
    private final OAuthTokens tokens;
    private final OAuthConfig config;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    AuthorizationCodes(
            OAuthRepository repository, OAuthTokens tokens, OAuthConfig config, AuditLog audit, Ids ids, Clock clock) {
        this.repository = repository;
        this.tokens = tokens;
        this.config = config;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The user allows what the program asks for. */
    @Transactional
    String issue(String userId, AuthorizationRequest request) {
        String code = ids.secret();
        OAuthCodeEntity entity = new OAuthCodeEntity();
        entity.hash = Hash.of(code);
        entity.userId = userId;
        entity.clientId = request.clientId();
        entity.redirectUri = request.redirectUri();
        entity.challenge = request.challenge();
        entity.scope = request.scopes().text();
        entity.expiresOn = clock.instant().plus(config.codeLifetime());
        repository.add(entity);
        audit.recordOwn(AuditedChange.created(
                "oauth_consent",
                request.clientId(),
                Map.of("scope", request.scopes().text())));
        return code;
    }

    /** A code that is shown again ends the session that it was redeemed for (RFC 6749 4.1.2). */
    @Transactional(dontRollbackOn = OAuthException.class)
    OAuthTokens.Issued redeem(String clientId, String code, String redirectUri, String verifier) {
        OAuthCodeEntity entity = repository
                .findCodeForUse(Hash.of(code))
                .filter(each -> clock.instant().isBefore(each.expiresOn))
                .orElseThrow(AuthorizationCodes::refused);
        if (entity.sessionId != null) {
            repository.endSession(entity.sessionId);
            throw refused();
        }
        if (!entity.clientId.equals(clientId)
                || !entity.redirectUri.equals(redirectUri)
                || !verifier.matches("[A-Za-z0-9._~-]{43,128}")
                || !matches(verifier, entity.challenge)) {
            throw refused();
        }
        OAuthSessionEntity session = tokens.open(entity.userId, clientId, entity.scope);
        entity.sessionId = session.id;
        return tokens.issue(session);
    }

    private static boolean matches(String verifier, String challenge) {
        String expected = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(Hash.of(verifier)));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), challenge.getBytes(StandardCharsets.US_ASCII));
    }

    private static OAuthException refused() {
        return new OAuthException("invalid_grant", "The code is unknown, expired, used or not this program's");
    }
}
