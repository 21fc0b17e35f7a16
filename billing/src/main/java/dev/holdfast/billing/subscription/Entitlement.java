package dev.holdfast.billing.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a subscription entitles to at one time.
 *
 * @param until when that changes by itself; absent if only the provider can change it
 */
public record Entitlement(Standing standing, Optional<Instant> until) {
    public static final Entitlement NONE = new Entitlement(Standing.NONE, Optional.empty());

    /** @param grace for how long a renewal may remain unpaid, counted from its invoice */
    public static Entitlement of(SubscriptionState subscription, Instant now, Duration grace) {
        return switch (subscription.status()) {
            case ACTIVE, TRIALING -> whilePaid(subscription, now);
            case PAST_DUE -> whilePastDue(subscription, now, grace);
            case UNPAID -> lasting(Standing.UNPAID);
            case CANCELED, PAUSED -> lasting(Standing.ENDED);
            case INCOMPLETE, INCOMPLETE_EXPIRED -> NONE;
        };
    }

    private static Entitlement whilePaid(SubscriptionState subscription, Instant now) {
        return subscription
                .endsOn()
                .map(end -> now.isBefore(end)
                        ? new Entitlement(Standing.ENDING, Optional.of(end))
                        : lasting(Standing.ENDED))
                .orElseGet(() -> lasting(Standing.ACTIVE));
    }

    private static Entitlement whilePastDue(SubscriptionState subscription, Instant now, Duration grace) {
        Instant closes = subscription
                .unpaidSince()
                .orElse(subscription.currentPeriodStart())
                .plus(grace);
        return now.isBefore(closes) ? new Entitlement(Standing.GRACE, Optional.of(closes)) : lasting(Standing.OVERDUE);
    }

    private static Entitlement lasting(Standing standing) {
        return new Entitlement(standing, Optional.empty());
    }
}
