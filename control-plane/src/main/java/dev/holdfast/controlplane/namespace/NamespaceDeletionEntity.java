package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.StorageBackend;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a namespace was deleted, and how far its objects are. */
@Entity
@Table(name = "namespace_deletion")
public class NamespaceDeletionEntity {
    @Id
    public String namespaceId;

    public String accountId;
    public String uniqueKey;

    @Enumerated(EnumType.STRING)
    public StorageBackend storage;

    /** The worker that had it, and may be gone too. */
    public String workerId;

    public String scriptName;
    public String className;
    public Instant requestedOn;

    /** The first shard in which there may still be objects. */
    public int nextShard;

    public long deletedObjects;
    public @Nullable Instant finishedOn;
}
