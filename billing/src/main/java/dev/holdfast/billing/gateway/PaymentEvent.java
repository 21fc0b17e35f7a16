package dev.holdfast.billing.gateway;

import java.time.Instant;

/** Something that the payment provider tells. */
public sealed interface PaymentEvent {

    /** Unique per event; a second delivery has the same id. */
    String eventId();

    /**
     * A subscription came to be, changed or ended; carries its whole state at that time.
     *
     * @param createdAt when the provider made the event, in whole seconds: events of the same second have no order by
     *     it
     * @param currentPeriodEnd until when the subscription is paid
     * @param cancelAtPeriodEnd whether it ends then instead of renewing
     */
    record SubscriptionChanged(
            String eventId,
            Instant createdAt,
            String accountId,
            String customerId,
            String subscriptionId,
            SubscriptionStatus status,
            Instant currentPeriodEnd,
            boolean cancelAtPeriodEnd)
            implements PaymentEvent {}

    /** An event that changes nothing for us. */
    record Ignored(String eventId, String type) implements PaymentEvent {}
}
