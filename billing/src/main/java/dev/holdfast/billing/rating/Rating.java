package dev.holdfast.billing.rating;

import dev.holdfast.billing.plan.Allowance;
import dev.holdfast.billing.plan.AllowancePeriod;
import dev.holdfast.billing.plan.Overage;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.usage.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Puts a price on use (reference: durable-objects 10). */
public final class Rating {
    private final Charging charging;

    public Rating(Charging charging) {
        this.charging = charging;
    }

    /**
     * @param period use of the billing period
     * @param today use since 00:00 UTC, for what a plan includes by the day
     */
    public Bill rate(Plan plan, Usage period, Usage today) {
        return new Bill(
                plan.id(),
                plan.priceCents(),
                plan.currency(),
                plan.allowances().stream()
                        .map(each -> line(each, each.period() == AllowancePeriod.DAY ? today : period))
                        .toList());
    }

    private CostLine line(Allowance allowance, Usage usage) {
        BigDecimal used = usage.of(allowance.metric());
        BigDecimal beyond = used.subtract(allowance.included()).max(BigDecimal.ZERO);
        return switch (allowance.overage()) {
            case Overage.Refused() -> line(allowance, used, BigDecimal.ZERO, BigDecimal.ZERO);
            case Overage.Charged price -> line(allowance, used, beyond, charging.cents(beyond, price));
        };
    }

    private static CostLine line(Allowance allowance, BigDecimal used, BigDecimal billable, BigDecimal cents) {
        return new CostLine(
                allowance.metric(),
                allowance.period(),
                used,
                allowance.included(),
                billable,
                cents.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
