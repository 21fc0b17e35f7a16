package dev.holdfast.billing.subscription;

import java.time.Instant;
import java.util.Optional;

/**
 * A subscription as the payment provider describes it at one time.
 *
 * @param currentPeriodEnd until when the current period lasts
 * @param endsOn when it ends instead of renewing; absent if it renews
 * @param unpaidSince when the oldest invoice that waits to be paid was made; absent if all are paid
 */
public record SubscriptionState(
        String subscriptionId,
        SubscriptionStatus status,
        Instant createdAt,
        Instant currentPeriodStart,
        Instant currentPeriodEnd,
        Optional<Instant> endsOn,
        Optional<Instant> unpaidSince) {}
