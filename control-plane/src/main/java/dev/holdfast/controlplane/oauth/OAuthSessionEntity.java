package dev.holdfast.controlplane.oauth;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user has signed in to a program. With the session all its tokens end. */
@Entity
@Table(name = "oauth_session")
public class OAuthSessionEntity {
    /** 32 hex digits. */
    @Id
    public String id;

    public String userId;
    public String clientId;
    public String scope;
    public Instant createdOn;
}
