package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.StorageBackend;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A family of objects: those of one class of one worker. */
@Entity
@Table(name = "object_namespace")
public class NamespaceEntity {
    /** 32 hex digits, permanent. */
    @Id
    public String id;

    public String accountId;
    public String workerId;
    public String className;

    /** From which object ids are derived; permanent, never shown. */
    public String uniqueKey;

    @Enumerated(EnumType.STRING)
    public StorageBackend storage;

    public Instant createdOn;

    /** One that can be changed without anything being stored. */
    NamespaceEntity copy() {
        NamespaceEntity copy = new NamespaceEntity();
        copy.id = id;
        copy.accountId = accountId;
        copy.workerId = workerId;
        copy.className = className;
        copy.uniqueKey = uniqueKey;
        copy.storage = storage;
        copy.createdOn = createdOn;
        return copy;
    }
}
