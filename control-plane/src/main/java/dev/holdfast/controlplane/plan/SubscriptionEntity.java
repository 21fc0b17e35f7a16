package dev.holdfast.controlplane.plan;

import dev.holdfast.billing.subscription.SubscriptionState;
import dev.holdfast.billing.subscription.SubscriptionStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the payment provider last told about an account's subscription. */
@Entity
@Table(name = "subscription")
public class SubscriptionEntity {
    @Id
    public String accountId;

    public String plan;
    public String provider;
    public String providerCustomerId;
    public String providerSubscriptionId;

    /** As the provider names it, such as {@code past_due}. */
    public String status;

    public Instant createdOn;
    public Instant currentPeriodStart;
    public Instant currentPeriodEnd;

    /** When it ends instead of renewing. */
    public @Nullable Instant endsOn;

    /** When the oldest invoice that waits to be paid was made. */
    public @Nullable Instant unpaidSince;

    /** Whether it entitles to the plan, as pods have been told. */
    public boolean entitled;

    /** When that ends by itself. */
    public @Nullable Instant lapsesOn;

    SubscriptionState state() {
        return new SubscriptionState(
                providerSubscriptionId,
                SubscriptionStatus.of(status).orElseThrow(),
                createdOn,
                currentPeriodStart,
                currentPeriodEnd,
                Optional.ofNullable(endsOn),
                Optional.ofNullable(unpaidSince));
    }

    void take(SubscriptionState state) {
        providerSubscriptionId = state.subscriptionId();
        status = state.status().id();
        createdOn = state.createdAt();
        currentPeriodStart = state.currentPeriodStart();
        currentPeriodEnd = state.currentPeriodEnd();
        endsOn = state.endsOn().orElse(null);
        unpaidSince = state.unpaidSince().orElse(null);
    }
}
