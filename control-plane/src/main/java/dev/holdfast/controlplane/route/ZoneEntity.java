package dev.holdfast.controlplane.route;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A domain that an account says is its own. INVARIANT: zones that are active do not lie within each other. */
@Entity
@Table(name = "zone")
public class ZoneEntity {
    /** 32 hex digits. */
    @Id
    public String id;

    public String accountId;

    /** In lower case. */
    public String name;

    /** Of {@link ZoneStatus}. */
    public String status;

    public Instant createdOn;
    public Instant modifiedOn;

    /** When it was last shown to be the account's. */
    public @Nullable Instant activatedOn;

    boolean isActive() {
        return status.equals(ZoneStatus.ACTIVE.id());
    }
}
