package dev.holdfast.billing.subscription;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which of a customer's subscriptions counts: the one that is in the best state, of those the youngest. So the end of
 * one does not end another that replaced it. Depends on nothing but the subscriptions.
 */
public final class SubscriptionChoice {
    private static final Comparator<SubscriptionState> ORDER = Comparator.comparingInt(SubscriptionChoice::rank)
            .thenComparing(SubscriptionState::createdAt)
            .thenComparing(SubscriptionState::subscriptionId);

    private SubscriptionChoice() {}

    public static Optional<SubscriptionState> of(Collection<SubscriptionState> subscriptions) {
        return subscriptions.stream().max(ORDER);
    }

    private static int rank(SubscriptionState subscription) {
        return switch (subscription.status()) {
            case ACTIVE, TRIALING -> 4;
            case PAST_DUE -> 3;
            case UNPAID -> 2;
            case CANCELED, PAUSED -> 1;
            case INCOMPLETE, INCOMPLETE_EXPIRED -> 0;
        };
    }
}
