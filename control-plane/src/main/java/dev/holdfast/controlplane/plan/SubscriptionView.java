package dev.holdfast.controlplane.plan;

import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.subscription.Entitlement;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The plan of an account.
 *
 * @param plan the plan to which the account is entitled now
 * @param status of the subscription as the provider names it; {@code active} for the free plan
 * @param standing how the account stands with what it bought: {@code none}, {@code active}, {@code ending},
 *     {@code grace}, {@code overdue}, {@code unpaid} or {@code ended}
 * @param currentPeriodEnd until when the subscription's period lasts
 * @param lapsesOn when the plan ends by itself: with a cancelled subscription, or when a payment stays out
 */
@Schema(name = "Subscription")
public record SubscriptionView(
        String plan,
        String status,
        String standing,
        long priceCents,
        String currency,
        @Nullable Instant currentPeriodEnd,
        boolean cancelAtPeriodEnd,
        @Nullable Instant lapsesOn,
        String provider) {

    public static SubscriptionView free(Plan plan, String provider) {
        return new SubscriptionView(
                plan.id(),
                "active",
                Entitlement.NONE.standing().id(),
                plan.priceCents(),
                plan.currency(),
                null,
                false,
                null,
                provider);
    }

    public static SubscriptionView of(
            SubscriptionEntity subscription, Plan plan, Entitlement entitlement, String provider) {
        return new SubscriptionView(
                plan.id(),
                subscription.status,
                entitlement.standing().id(),
                plan.priceCents(),
                plan.currency(),
                subscription.currentPeriodEnd,
                subscription.endsOn != null,
                entitlement.until().orElse(null),
                provider);
    }
}
