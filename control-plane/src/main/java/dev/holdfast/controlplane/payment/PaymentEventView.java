package dev.holdfast.controlplane.payment;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event of the payment provider.
 *
 * @param createdOn when the provider made it
 * @param processedOn absent while it waits to be processed
 * @param failure why it could not be processed when that was last tried
 */
@Schema(name = "PaymentEvent")
public record PaymentEventView(
        String id,
        String type,
        @Nullable String customer,
        Instant createdOn,
        Instant receivedOn,
        @Nullable Instant processedOn,
        int attempts,
        @Nullable String failure) {

    static PaymentEventView of(PaymentEventEntity event) {
        return new PaymentEventView(
                event.id,
                event.type,
                event.customerId,
                event.createdOn,
                event.receivedOn,
                event.processedOn,
                event.attempts,
                event.failure);
    }
}
