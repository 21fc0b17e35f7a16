package dev.holdfast.controlplane.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A tenant: everything belongs to exactly one. */
@Entity
@Table(name = "account")
public class AccountEntity {
    /** 32 hex digits. */
    @Id
    public String id;

    public String name;

    /** The label under which its workers answer; unique, picked once. */
    public @Nullable String subdomain;

    public Instant createdOn;

    /** Since when nothing of the account runs or can be changed. */
    public @Nullable Instant suspendedOn;

    /** Why; there if and only if the account is suspended. */
    public @Nullable String suspensionReason;

    /** How many calls of the API all its members together may make; absent: as many as is configured. */
    public @Nullable Integer requestsPerMinute;

    /** CPU time that an event may use at most, in milliseconds; absent: what its plan allows. */
    public @Nullable Integer cpuMillis;
}
