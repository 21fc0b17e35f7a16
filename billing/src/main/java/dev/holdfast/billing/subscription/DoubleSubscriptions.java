package dev.holdfast.billing.subscription;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which of a customer's subscriptions were bought although another was running, as when two pay at once. */
public final class DoubleSubscriptions {
    private static final Comparator<SubscriptionState> AGE =
            Comparator.comparing(SubscriptionState::createdAt).thenComparing(SubscriptionState::subscriptionId);

    private DoubleSubscriptions() {}

    /** All but the oldest of those that are paid and go on. One that is to end does not count: another replaces it. */
    public static List<SubscriptionState> of(Collection<SubscriptionState> subscriptions) {
        return subscriptions.stream()
                .filter(each -> each.status() == SubscriptionStatus.ACTIVE
                        && each.endsOn().isEmpty())
                .sorted(AGE)
                .skip(1)
                .toList();
    }
}
