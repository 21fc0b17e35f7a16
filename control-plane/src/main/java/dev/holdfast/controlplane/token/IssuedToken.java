package dev.holdfast.controlplane.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token that was just made: what {@link TokenView} has, and its value.
 *
 * @param value shown this once, stored nowhere
 */
public record IssuedToken(
        String id,
        String name,
        Instant issuedOn,
        Instant modifiedOn,
        String status,
        @Nullable Instant notBefore,
        @Nullable Instant expiresOn,
        @Nullable List<NewToken.Policy> policies,
        NewToken.@Nullable Condition condition,
        String value) {
    static IssuedToken of(TokenView token, String value) {
        return new IssuedToken(
                token.id(),
                token.name(),
                token.issuedOn(),
                token.modifiedOn(),
                token.status(),
                token.notBefore(),
                token.expiresOn(),
                token.policies(),
                token.condition(),
                value);
    }
}
