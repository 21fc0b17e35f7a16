package dev.holdfast.controlplane.token;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token that lets a program act for a user; only the hash of its value is kept. */
@Entity
@Table(name = "api_token")
public class ApiTokenEntity {
    /** 32 hex digits. */
    @Id
    public String id;

    public String userId;
    public String name;

    /** SHA-256 of the value in 64 hex digits; values are random enough to need no salt. */
    public String hash;

    @Convert(converter = TokenRules.InColumn.class)
    TokenRules rules;

    public boolean disabled;
    public @Nullable Instant notBefore;
    public @Nullable Instant expiresOn;

    /** Within a minute. */
    public @Nullable Instant lastUsedOn;

    public Instant createdOn;
    public Instant modifiedOn;

    TokenState stateAt(Instant now) {
        if (disabled || (notBefore != null && now.isBefore(notBefore))) {
            return TokenState.DISABLED;
        }
        return expiresOn != null && !now.isBefore(expiresOn) ? TokenState.EXPIRED : TokenState.ACTIVE;
    }
}
