package dev.holdfast.controlplane.oauth;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a user has allowed a program to sign in, to be redeemed once. */
@Entity
@Table(name = "oauth_code")
class OAuthCodeEntity {
    /** SHA-256 of the code in 64 hex digits. */
    @Id
    String hash;

    String userId;
    String clientId;
    String redirectUri;

    /** SHA-256 of the verifier, base64url (RFC 7636). */
    String challenge;

    String scope;

    /** Of the session for which the code was redeemed. */
    @Nullable
    String sessionId;

    Instant expiresOn;
}
