package dev.holdfast.controlplane.plan;

import dev.holdfast.billing.plan.Allowance;
import dev.holdfast.billing.plan.Overage;
import dev.holdfast.billing.plan.Plan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A plan on offer. */
@Schema(name = "Plan")
public record PlanView(
        String id, String name, long priceCents, String currency, Limits limits, List<Included> allowances) {

    /** What the plan allows irrespective of use. */
    @Schema(name = "PlanLimits")
    public record Limits(int objectClasses, boolean keyValueObjects, int invocationCpuMillis, int logRetentionDays) {}

    /**
     * How much of a metric the plan includes, and what more costs.
     *
     * @param overageCents absent: more is refused
     * @param overageQuantity how many units {@code overageCents} buys
     */
    @Schema(name = "Allowance")
    public record Included(
            String metric,
            BigDecimal included,
            String period,
            @Nullable BigDecimal overageCents,
            @Nullable BigDecimal overageQuantity) {}

    static PlanView of(Plan plan) {
        return new PlanView(
                plan.id(),
                plan.name(),
                plan.priceCents(),
                plan.currency(),
                new Limits(
                        plan.limits().objectClasses(),
                        plan.limits().keyValueObjects(),
                        plan.limits().invocationCpuMillis(),
                        plan.limits().logRetentionDays()),
                plan.allowances().stream().map(PlanView::included).toList());
    }

    private static Included included(Allowance allowance) {
        String metric = allowance.metric().name().toLowerCase(Locale.ROOT);
        String period = allowance.period().name().toLowerCase(Locale.ROOT);
        return switch (allowance.overage()) {
            case Overage.Refused() -> new Included(metric, allowance.included(), period, null, null);
            case Overage.Charged(BigDecimal cents, BigDecimal quantity) ->
                new Included(metric, allowance.included(), period, cents, quantity);
        };
    }
}
