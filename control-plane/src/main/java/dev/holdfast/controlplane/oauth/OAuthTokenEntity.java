package dev.holdfast.controlplane.oauth;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A token of a session. */
@Entity
@Table(name = "oauth_token")
class OAuthTokenEntity {
    static final String ACCESS = "access";
    static final String REFRESH = "refresh";

    /** SHA-256 of the value in 64 hex digits. */
    @Id
    String hash;

    String sessionId;

    /** {@value #ACCESS} or {@value #REFRESH}. */
    String kind;

    /** Whether a refresh token was exchanged for its successor. */
    boolean used;

    Instant expiresOn;
}
