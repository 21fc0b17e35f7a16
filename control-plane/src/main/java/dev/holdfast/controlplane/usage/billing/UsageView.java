package dev.holdfast.controlplane.usage.billing;

import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.rating.CostLine;
import dev.holdfast.billing.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an account used in a billing period, and what that costs on its present plan. Amounts are exact, in the units of
 * the price list.
 *
 * @param to where the period ends; it may lie in the future
 * @param lines one for each metric of the plan
 * @param days those on which something was used; they add up to the whole
 * @param items workers, namespaces or objects, the most expensive first
 * @param previous the period before
 * @param forecastCents what the period will cost if it goes on as so far; absent for periods that have ended
 */
@Schema(name = "BilledUsage")
public record UsageView(
        String plan,
        String currency,
        Instant from,
        Instant to,
        long priceCents,
        long totalCents,
        @Nullable Long forecastCents,
        List<Line> lines,
        List<Day> days,
        List<Item> items,
        Previous previous) {
    /**
     * One metric.
     *
     * @param period {@code day}: used and included amounts are those of today; {@code month}: those of the period
     * @param previous what was used in the period before
     */
    @Schema(name = "BilledUsageLine")
    public record Line(
            String metric,
            String period,
            BigDecimal used,
            BigDecimal included,
            BigDecimal billable,
            long cents,
            BigDecimal previous) {
        static Line of(CostLine line, Usage previous) {
            return new Line(
                    name(line.metric()),
                    line.period().name().toLowerCase(Locale.ROOT),
                    line.used(),
                    line.included(),
                    line.billable(),
                    line.cents(),
                    previous.of(line.metric()));
        }
    }

    /**
     * One day.
     *
     * @param date UTC
     * @param used by metric
     */
    @Schema(name = "BilledUsageDay")
    public record Day(String date, Map<String, BigDecimal> used) {}

    /**
     * One worker, namespace or object.
     *
     * @param name empty for objects without a name
     * @param cents its share of the costs beyond the plan's price, in proportion to its use
     * @param used by metric
     */
    @Schema(name = "BilledUsageItem")
    public record Item(String id, String name, BigDecimal cents, Map<String, BigDecimal> used) {}

    /** The period before, on the present plan. */
    @Schema(name = "BilledUsagePrevious")
    public record Previous(Instant from, Instant to, long totalCents) {}

    static Map<String, BigDecimal> amounts(Usage usage) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        usage.amounts().forEach((metric, amount) -> amounts.put(name(metric), amount));
        return amounts;
    }

    private static String name(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }
}
