package dev.holdfast.controlplane.kv;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A KV namespace. */
@Entity
@Table(name = "kv_namespace")
public class KvNamespaceEntity {
    /** 32 hex digits, permanent. */
    @Id
    public String id;

    public String accountId;

    /** No two of an account have the same. */
    public String title;

    public Instant createdOn;
}
