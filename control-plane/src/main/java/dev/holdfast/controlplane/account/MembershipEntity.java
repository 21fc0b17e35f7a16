package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.access.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user belongs to an account. */
@Entity
@Table(name = "membership")
public class MembershipEntity {
    /** 32 hex digits. */
    @Id
    public String id;

    public String accountId;
    public String userId;

    /** Id of a {@link Role}. */
    public String role;

    public Instant createdOn;

    public Role role() {
        return Role.byId(role).orElseThrow();
    }
}
