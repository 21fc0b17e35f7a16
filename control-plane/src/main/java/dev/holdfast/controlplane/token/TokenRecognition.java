package dev.holdfast.controlplane.token;

import dev.holdfast.controlplane.api.RefusedTokenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Knows API tokens by their value, and remembers to the minute when each was last used. */
@ApplicationScoped
class TokenRecognition implements TokenSource {
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final ApiTokenRepository tokens;
    private final Clock clock;

    TokenRecognition(ApiTokenRepository tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public boolean issued(String value) {
        return value.startsWith(ApiTokens.PREFIX);
    }

    @Override
    @Transactional
    public Optional<RecognisedToken> recognise(String value, String address) {
        Instant now = clock.instant();
        Optional<ApiTokenEntity> found = tokens.findByHash(Hash.of(value));
        found.ifPresent(token -> {
            requireUsable(token, now, address);
            if (token.lastUsedOn == null || token.lastUsedOn.isBefore(now.minus(PRECISION))) {
                tokens.markUsed(token.id, now, now.minus(PRECISION));
            }
        });
        return found.map(token -> new RecognisedToken(token.userId, token.id, token.rules.grant()));
    }

    private static void requireUsable(ApiTokenEntity token, Instant now, String address) {
        switch (token.stateAt(now)) {
            case ACTIVE -> {}
            case DISABLED -> throw new RefusedTokenException("The access token is disabled");
            case EXPIRED -> throw new RefusedTokenException("The access token has expired");
        }
        if (!token.rules.admits(address)) {
            throw new RefusedTokenException("Cannot use the access token from location: " + address);
        }
    }
}
