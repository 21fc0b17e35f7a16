package dev.holdfast.controlplane.spending;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent, and what is.
 *
 * @param capCents absent: no cap
 * @param costCents cost of the current billing period so far; absent where use is not metered
 * @param toldPercent the highest percentage of the cap of which those who pay were told in this period
 * @param beyondCap whether a pause for the cap was lifted, so that this period may cost more
 */
@Schema(name = "Spending")
public record SpendingView(
        @Nullable Long capCents,
        List<Integer> thresholds,
        AtLimit atCap,
        AtLimit atRunaway,
        double runawayFactor,
        String currency,
        Instant periodStart,
        Instant periodEnd,
        @Nullable Long costCents,
        int toldPercent,
        boolean beyondCap) {}
