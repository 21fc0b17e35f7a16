package dev.holdfast.controlplane.oauth;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A program without a browser waits for its user to enter a code somewhere else (RFC 8628). */
@Entity
@Table(name = "oauth_device")
class OAuthDeviceEntity {
    /** SHA-256 of the device code in 64 hex digits. */
    @Id
    String hash;

    /** What the user enters. */
    String userCode;

    String clientId;
    String scope;

    /** {@code pending}, {@code allowed}, {@code denied} or {@code used}. */
    String status;

    @Nullable
    String userId;

    @Nullable
    Instant polledOn;

    Instant expiresOn;
}
