package dev.holdfast.controlplane.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who has signed in at least once. */
@Entity
@Table(name = "app_user")
public class UserEntity {
    /** 32 hex digits. */
    @Id
    public String id;

    /** Keycloak's permanent id of the person. */
    public String subject;

    public String email;

    /** Whether Keycloak knows that the address is the person's. */
    public boolean emailVerified;

    public @Nullable String firstName;
    public @Nullable String lastName;
    /** Whether the person had Keycloak's role {@code operator} when they were last seen there. */
    public boolean operator;

    public Instant createdOn;

    /** When the person last ended all sessions: what was opened by then is over. */
    public @Nullable Instant signedOutOn;
}
