package dev.holdfast.controlplane.spending;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** While it is there, nothing of the account, or of one of its Workers, runs. */
@Entity
@Table(name = "pause")
class PauseEntity {
    /** 32 hex digits. */
    @Id
    String id;

    String accountId;

    /** Absent: all of the account's. */
    @Nullable
    String workerId;

    String cause;
    String reason;
    Instant since;
}
