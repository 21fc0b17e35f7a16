package dev.holdfast.controlplane.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user belongs to an account. */
@Entity
@Table(name = "membership")
public class MembershipEntity {
    static final String OWNER = "owner";

    /** 32 hex digits. */
    @Id
    public String id;

    public String accountId;
    public String userId;

    /** {@value #OWNER}. */
    public String role;

    public Instant createdOn;
}
