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
}
