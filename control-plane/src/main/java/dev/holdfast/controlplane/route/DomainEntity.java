package dev.holdfast.controlplane.route;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A host is a worker's as a whole: a custom domain. */
@Entity
@Table(name = "custom_domain")
public class DomainEntity {
    /** 32 hex digits. */
    @Id
    public String id;

    public String accountId;
    public String zoneId;
    public String workerId;

    /** In lower case. */
    public String hostname;

    /** Whether the worker answers there. */
    public boolean enabled;

    public Instant createdOn;
}
