package dev.holdfast.controlplane.payment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as the payment provider delivered it. */
@Entity
@Table(name = "payment_event")
class PaymentEventEntity {
    @Id
    String id;

    String type;

    /** Whom it is about, in the provider's words. */
    @Nullable
    String customerId;

    /** When the provider made it. */
    Instant createdOn;

    Instant receivedOn;

    /** The body of the delivery. */
    String payload;

    /** How often it was processed, or tried to be. */
    int attempts;

    /** Why the last try failed. */
    @Nullable
    String failure;

    /** Absent while it waits. */
    @Nullable
    Instant processedOn;
}
