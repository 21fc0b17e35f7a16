package dev.holdfast.controlplane.plan;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The plan of an account.
 *
 * @param plan the plan to which the account is entitled now
 * @param status of the subscription as the provider names it; {@code active} for the free plan
 * @param currentPeriodEnd until when the subscription is paid
 */
@Schema(name = "Subscription")
public record SubscriptionView(
        String plan,
        String status,
        long priceCents,
        String currency,
        @Nullable Instant currentPeriodEnd,
        boolean cancelAtPeriodEnd,
        String provider) {}
