package dev.holdfast.controlplane.kv;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Says that values of a deleted namespace remain to be taken away. */
@Entity
@Table(name = "kv_purge")
class KvPurgeEntity {
    @Id
    String namespaceId;

    Instant deletedOn;
}
