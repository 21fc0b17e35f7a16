package dev.holdfast.controlplane.oauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.config.OAuthConfig;
import dev.holdfast.controlplane.token.Hash;
import dev.holdfast.controlplane.token.RecognisedToken;
import dev.holdfast.controlplane.token.TokenSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tokens of sessions: a short-lived one for the API and one to get the next pair with. Each refresh token is good once;
 * who shows a used one may have stolen it, or been stolen from, so the session ends.
 */
@ApplicationScoped
class OAuthTokens implements TokenSource {
    private static final String ACCESS_PREFIX = "hfo_";
    private static final String REFRESH_PREFIX = "hfr_";

    private final OAuthRepository repository;
    private final OAuthConfig config;
    private final Ids ids;
    private final Clock clock;

    OAuthTokens(OAuthRepository repository, OAuthConfig config, Ids ids, Clock clock) {
        this.repository = repository;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The answer of the token endpoint (RFC 6749 5.1).
     *
     * @param expiresIn seconds
     * @param scope as it was asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Issued(String accessToken, String tokenType, long expiresIn, String refreshToken, String scope) {}

    /** Called inside a transaction. */
    OAuthSessionEntity open(String userId, String clientId, String scope) {
        OAuthSessionEntity session = new OAuthSessionEntity();
        session.id = ids.hex();
        session.userId = userId;
        session.clientId = clientId;
        session.scope = scope;
        session.createdOn = clock.instant();
        repository.add(session);
        return session;
    }

    /** Called inside a transaction. */
    Issued issue(OAuthSessionEntity session) {
        return new Issued(
                add(session, OAuthTokenEntity.ACCESS, ACCESS_PREFIX, config.accessTokenLifetime()),
                "bearer",
                config.accessTokenLifetime().toSeconds(),
                add(session, OAuthTokenEntity.REFRESH, REFRESH_PREFIX, config.refreshTokenLifetime()),
                session.scope);
    }

    /** @throws OAuthException if the token is none, or has expired or been used; then nothing else is rolled back */
    @Transactional(dontRollbackOn = OAuthException.class)
    Issued refresh(String clientId, String value) {
        OAuthTokenEntity token = repository
                .findTokenForUse(Hash.of(value))
                .filter(each -> each.kind.equals(OAuthTokenEntity.REFRESH))
                .filter(each -> clock.instant().isBefore(each.expiresOn))
                .orElseThrow(() -> new OAuthException("invalid_grant", "The refresh token is unknown or has expired"));
        OAuthSessionEntity session = repository.findSession(token.sessionId).orElseThrow();
        if (!session.clientId.equals(clientId)) {
            throw new OAuthException("invalid_grant", "The refresh token is another program's");
        }
        if (token.used) {
            repository.endSession(session.id);
            throw new OAuthException(
                    "invalid_grant", "The refresh token was used before; the session has ended, sign in again");
        }
        token.used = true;
        return issue(session);
    }

    /** Ends the session of a token of either kind; it is no error if there is none (RFC 7009 2.2). */
    @Transactional
    void revoke(String clientId, String value) {
        repository
                .findToken(Hash.of(value))
                .flatMap(token -> repository.findSession(token.sessionId))
                .filter(session -> session.clientId.equals(clientId))
                .ifPresent(session -> repository.endSession(session.id));
    }

    @Override
    public boolean issued(String value) {
        return value.startsWith(ACCESS_PREFIX);
    }

    @Override
    @Transactional
    public Optional<RecognisedToken> recognise(String value, String address) {
        Instant now = clock.instant();
        return repository
                .findToken(Hash.of(value))
                .filter(each -> each.kind.equals(OAuthTokenEntity.ACCESS) && now.isBefore(each.expiresOn))
                .flatMap(each -> repository.findSession(each.sessionId))
                .map(session -> new RecognisedToken(session.userId, session.id, new Scopes(session.scope).grant()));
    }

    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void forgetExpired() {
        repository.forget(clock.instant());
    }

    private String add(OAuthSessionEntity session, String kind, String prefix, Duration lifetime) {
        String value = prefix + ids.secret();
        OAuthTokenEntity token = new OAuthTokenEntity();
        token.hash = Hash.of(value);
        token.sessionId = session.id;
        token.kind = kind;
        token.used = false;
        token.expiresOn = clock.instant().plus(lifetime);
        repository.add(token);
        return value;
    }
}
