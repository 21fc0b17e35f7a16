package dev.holdfast.controlplane.route;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A worker answers at the URLs of a pattern. */
@Entity
@Table(name = "worker_route")
public class RouteEntity {
    /** 32 hex digits. */
    @Id
    public String id;

    public String accountId;
    public String zoneId;
    public String workerId;

    /** Text of a {@link dev.holdfast.contract.route.RoutePattern}. */
    public String pattern;

    public Instant createdOn;
}
