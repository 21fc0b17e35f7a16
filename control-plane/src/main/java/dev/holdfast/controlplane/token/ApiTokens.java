package dev.holdfast.controlplane.token;

import dev.holdfast.controlplane.access.CurrentGrant;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Issues, changes and revokes API tokens. With a token nobody makes or reads one that may do more than it. */
@ApplicationScoped
public class ApiTokens {
    /** With which every token begins, so that it is told from Keycloak's tokens, and found by secret scanners. */
    static final String PREFIX = "hf_";

    private static final String KIND = "api_token";
    private static final int MOST_OF_ONE_USER = 200;

    private final ApiTokenRepository tokens;
    private final CurrentGrant grant;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    ApiTokens(ApiTokenRepository tokens, CurrentGrant grant, AuditLog audit, Ids ids, Clock clock) {
        this.tokens = tokens;
        this.grant = grant;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a token is asked to be. */
    record Wanted(String name, TokenRules rules, NewToken.Times times, boolean disabled) {}

    @Transactional
    IssuedToken issue(String userId, Wanted wanted) {
        if (tokens.countOf(userId) >= MOST_OF_ONE_USER) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST, "You have %d tokens, the most there may be".formatted(MOST_OF_ONE_USER));
        }
        String value = PREFIX + ids.secret();
        ApiTokenEntity token = new ApiTokenEntity();
        token.id = ids.hex();
        token.userId = userId;
        token.hash = Hash.of(value);
        token.createdOn = clock.instant();
        apply(token, wanted);
        tokens.persist(token);
        audit.recordOwn(AuditedChange.created(KIND, token.id, view(token)));
        return IssuedToken.of(view(token), value);
    }

    @Transactional
    List<TokenView> listOf(String userId) {
        return tokens.listOf(userId).stream().map(this::view).toList();
    }

    @Transactional
    TokenView get(String userId, String id) {
        return view(require(userId, id));
    }

    @Transactional
    TokenView change(String userId, String id, Wanted wanted) {
        ApiTokenEntity token = requireWithin(userId, id);
        TokenView before = view(token);
        apply(token, wanted);
        audit.recordOwn(AuditedChange.updated(KIND, id, before, view(token)));
        return view(token);
    }

    /** Gives the token a new value; the old one is worth nothing from now on. */
    @Transactional
    String roll(String userId, String id) {
        ApiTokenEntity token = requireWithin(userId, id);
        TokenView before = view(token);
        String value = PREFIX + ids.secret();
        token.hash = Hash.of(value);
        token.modifiedOn = clock.instant();
        audit.recordOwn(AuditedChange.updated(KIND, id, before, view(token)));
        return value;
    }

    @Transactional
    void revoke(String userId, String id) {
        ApiTokenEntity token = require(userId, id);
        tokens.delete(token);
        audit.recordOwn(AuditedChange.deleted(KIND, id, view(token)));
    }

    private void apply(ApiTokenEntity token, Wanted wanted) {
        requireWithin(wanted.rules());
        Instant expiry = wanted.times().expiresOn();
        if (expiry != null && !expiry.isAfter(clock.instant())) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "'expires_on' must be in the future");
        }
        token.name = wanted.name();
        token.rules = wanted.rules();
        token.disabled = wanted.disabled();
        token.notBefore = wanted.times().notBefore();
        token.expiresOn = expiry;
        token.modifiedOn = clock.instant();
    }

    private ApiTokenEntity requireWithin(String userId, String id) {
        ApiTokenEntity token = require(userId, id);
        requireWithin(token.rules);
        return token;
    }

    private void requireWithin(TokenRules rules) {
        if (!grant.get().includes(rules.grant())) {
            throw new ApiException(
                    ErrorCause.NOT_PERMITTED, "With this token you cannot make one that may do more than it");
        }
    }

    private ApiTokenEntity require(String userId, String id) {
        return tokens.findOf(userId, id)
                .orElseThrow(() -> new ApiException(ErrorCause.TOKEN_NOT_FOUND, "You have no such token"));
    }

    private TokenView view(ApiTokenEntity token) {
        return TokenView.of(token, clock.instant());
    }
}
