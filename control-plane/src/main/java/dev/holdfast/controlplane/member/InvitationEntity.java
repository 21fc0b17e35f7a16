package dev.holdfast.controlplane.member;

import dev.holdfast.controlplane.access.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody with an e-mail address may become a member of an account. */
@Entity
@Table(name = "invitation")
public class InvitationEntity {
    /** 32 hex digits. */
    @Id
    public String id;

    public String accountId;

    /** In small letters. */
    public String email;

    /** Id of a {@link Role}. */
    public String role;

    /** SHA-256 of the secret in the link that was mailed. */
    public String secretHash;

    /** {@code pending}, {@code accepted}, {@code rejected} or {@code revoked}. */
    public String status;

    /** A user. */
    public String invitedBy;

    public Instant createdOn;
    public Instant expiresOn;

    Role role() {
        return Role.byId(role).orElseThrow();
    }

    boolean isOpenAt(Instant now) {
        return status.equals("pending") && now.isBefore(expiresOn);
    }
}
