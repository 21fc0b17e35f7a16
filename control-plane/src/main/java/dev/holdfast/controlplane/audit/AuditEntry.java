package dev.holdfast.controlplane.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change and who made it. The database refuses to alter or delete one. */
@Entity
@Table(name = "audit_entry")
class AuditEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long number;

    /** 32 hex digits. */
    String id;

    /** Absent if the change is about what is the user's own. */
    @Nullable
    String accountId;

    /** Absent if the platform or the payment provider made the change. */
    @Nullable
    String userId;

    @Nullable
    String userEmail;

    /** Absent if the change was made in a browser session. */
    @Nullable
    String tokenId;

    /** One of {@link AuditAction}. */
    String action;

    String kind;
    String target;

    /** JSON. */
    @Nullable
    String before;

    /** JSON. */
    @Nullable
    String after;

    /** Of the network, from which the request came. */
    @Nullable
    String address;

    @Nullable
    String requestId;

    Instant createdOn;
}
