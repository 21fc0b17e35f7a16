package dev.holdfast.billing.subscription;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** State of a subscription, named as Stripe names it. */
public enum SubscriptionStatus {
    /** The first payment has not succeeded yet. */
    INCOMPLETE,
    /** The first payment never succeeded; final. */
    INCOMPLETE_EXPIRED,
    TRIALING,
    ACTIVE,
    /** A renewal failed and is tried again. */
    PAST_DUE,
    /** Renewals failed and are not tried any more. */
    UNPAID,
    /** Ended; final. */
    CANCELED,
    PAUSED;

    /** The name in Stripe's API and in ours, such as {@code past_due}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SubscriptionStatus> of(String id) {
        return Stream.of(values()).filter(status -> status.id().equals(id)).findFirst();
    }
}
