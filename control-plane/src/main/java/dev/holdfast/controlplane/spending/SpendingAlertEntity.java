package dev.holdfast.controlplane.spending;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something of which those who pay were told. */
@Entity
@Table(name = "spending_alert")
class SpendingAlertEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long number;

    String accountId;

    @Nullable
    String workerId;

    String cause;
    String message;

    /** Whether something was paused. */
    boolean paused;

    Instant createdOn;
}
